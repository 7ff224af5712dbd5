# A deletion goes on when its progress is left; q warns; :jobs shows the report.
hubsim --fixture acme --fail "DELETE * delay:700"
env DOCKERHUB_USERNAME=maria
env DOCKERHUB_TOKEN=dckr_pat_maria_rwd
start acme/web-app 24x80
wait listing complete
type /pr-49
key Enter
type    
type D
expect Type 3
type 3
key F9
wait At work
key Esc
wait still at work in acme/web-app
wait jobs 1
wait 3 deleted
expect jobs 0
requests DELETE * 3
type :jobs
key Enter
expect finished
key Enter
expect REPORT
screen
>hubdeck  127.0.0.1:PORTS  maria  pat  RW      API 168/180 reset HH:MM:SS  jobs 0
|acme/web-app > job delete-20240301-120000-XXXX                   [1-4/4]  REPORT
| begun 2024-03-01 12:00 by maria
| deleted                            3
| 6 requests, 0 answered 429; the journal has the details: hubdeck journal
| --job delete-20240301-120000-XXXX
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
|
|
|Esc close   j k scroll
key Esc
absent REPORT
type :q
key Enter
exit 0
