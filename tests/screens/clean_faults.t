# A list that breaks off makes a plan that says so; z plans what is here.  On the way a
# limit is waited for, and a session that ends is renewed.
hubsim --fixture acme --clock-scale 0 --rate-limit 0 --fail "GET *tags?page=4* 500 skip=1 n=1" --fail "GET *tags?page=3* stall skip=2 n=1" --fail "DELETE *pr-4223* 401 n=1" --fail "DELETE *pr-4229* 429:1 n=1" --fail "DELETE *pr-4238* after-reset n=1"
env DOCKERHUB_USERNAME=maria
env DOCKERHUB_TOKEN=dckr_pat_maria_rwd
start acme/web-app 24x80
wait listing complete
type P
type pr-42*
key Tab Tab
type 500d
key F9
wait INCOMPLETE
expect the list broke off: Hub said: 500
type e
expect [ Plan ]
key F9
wait 359 tags so far
type z
wait INCOMPLETE
expect it was stopped before all pages were here
type e
expect [ Plan ]
key F9
wait of 459
absent INCOMPLETE
key Enter
expect Type acme/web-app
type acme/web-app
key F9
wait REPORT
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pat  RW                     API -  jobs 0
|acme/web-app > job clean-20240301-120000-XXXX                    [1-5/5]  REPORT
| begun 2024-03-01 12:00 by maria
| deleted                           20
| already gone                       1
| 48 requests, 1 answered 429; the journal has the details: hubdeck journal
| --job clean-20240301-120000-XXXX
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|ok: acme/web-app: 20 deleted, 1 already gone
|Esc close   j k scroll
key Esc
expect P plan
type :q
key Enter
exit 0
