# The job: how far it is, pause and on, in the background, the report of the journal.
hubsim --fixture acme --clock-scale 0 --rate-limit 0 --fail "GET */tags?page=5&* delay:400 skip=2" --fail "DELETE *pr-421* delay:300" --fail "DELETE *pr-4223* 403 n=1"
env DOCKERHUB_USERNAME=maria
env DOCKERHUB_TOKEN=dckr_pat_maria_rwd
start acme/web-app 24x80
wait listing complete
type P
type pr-*
key Tab Tab
type 180d
key F9
wait Will delete
key Enter
expect Type acme/web-app
type acme/web-app
key F9
wait RUNNING
type z
wait PAUSED
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pat  RW                     API -  jobs 1
|acme/web-app > job clean-20240301-120000-XXXX                             PAUSED
| [......................................................]  0 / 151
|
| deleted              0    rate     -
| already gone         0    elapsed  0s
| left alone           0    left     -
| refused              0    waiting  for you: z goes on
| unknown              0
|
| Last
|
|
|
|
|
|
|
|
| Esc leaves it at work.  If this program ends it can be gone on with:
|   hubdeck apply --resume clean-20240301-120000-XXXX
| It stops at 5 refusals in a row, 3 server errors, a lost sign-in.
|
|z go on   x stop here   Esc background   ? help
resize 15x60
screen
>hubdeck  acme  maria  pat  RW                  API -  jobs 1
|acme/web-app > job clean-20240301-120000-XXXX         PAUSED
| [..................................]  0 / 151
|
| deleted              0    rate     -
| already gone         0    elapsed  0s
| left alone           0    left     -
| refused              0    waiting  for you: z goes on
| unknown              0
|
| Esc leaves it at work.  If this program ends it can be gon…
|   hubdeck apply --resume clean-20240301-120000-XXXX
| It stops at 5 refusals in a row, 3 server errors, a lost s…
|
|z go on   x stop here   Esc background   ? help
resize 24x80
# In the background; line 1 has it.  It goes on when it is back.
key Esc
expect jobs 1
expect still at work
type :jobs
key Enter
expect running here
key Enter
expect PAUSED
type z
wait REPORT
screen
>hubdeck  127.0.0.1:PORTS  maria  pat  RW                           API -  jobs 0
|acme/web-app > job clean-20240301-120000-XXXX                    [1-8/8]  REPORT
| begun 2024-03-01 12:00 by maria
| deleted                          150
| refused                            1
| storage 412.3G before, 412.3G after (the Hub updates this later)
| 162 requests, 0 answered 429; the journal has the details: hubdeck journal
| --job clean-20240301-120000-XXXX
|
| refused    pr-4223-3d46  Hub said: 403 "insufficient scope"
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
|! acme/web-app: 150 of 151 deleted; the report says why
|Esc close   r try the 1 failed again   j k scroll
# Just what failed is tried again, and asked about as that many.
type r
expect Clean 1 tag?
expect pr-4223-3d46
expect y clean
type y
wait 151 deleted, 0
screen
>hubdeck  127.0.0.1:PORTS  maria  pat  RW                           API -  jobs 0
|acme/web-app > job clean-20240301-120000-XXXX                    [1-5/5]  REPORT
| begun 2024-03-01 12:00 by maria
| deleted                          151
| storage 412.3G before, 412.3G after (the Hub updates this later)
| 170 requests, 0 answered 429; the journal has the details: hubdeck journal
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
|ok: acme/web-app: 151 deleted, 0 already gone
|Esc close   j k scroll
key Esc
expect finished
requests DELETE * 152
# What is gone is not counted any more.
key Esc
expect P plan
type P
expect Of 308 tags
key Esc
absent [ Plan ]
type :q
key Enter
exit 0
