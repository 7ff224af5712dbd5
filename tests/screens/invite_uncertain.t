# It was sent, nobody said what came of it, and it could not be looked up: trying again
# looks first, and sends only who is not invited.
hubsim --fixture acme --repos 1 --clock-scale 0 --rate-limit 0 --fail "POST /v2/invites/bulk after-reset skip=1 n=1" --fail "GET /v2/orgs/acme/invites 403 skip=2 n=1"
env DOCKERHUB_USERNAME=maria
env DOCKERHUB_TOKEN=maria-password
file $TMP/two.csv
|email
|y@acme.io
|w@acme.io
start acme:invites 24x80
wait data 12:00:00
type :invite ~/two.csv
key Enter
wait DRY RUN
key F9
wait number, then F9
type 2
key F9
wait Report: 0 of 2 invited
key Esc
wait SENT: 0 invited
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > invite < two.csv                                   [1/2]  SENT: 0 invited
| role -   team -   2 lines
| LINE INVITEE    RESULT                                            ACTION
|>   2 y@acme.io  sent, and the open invitations cannot be read     unknown
|    3 w@acme.io  sent, and the open invitations cannot be read     unknown
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
| invite 2   skip 0
| 2 not done: F9 shows the report, and there r tries again.
| What became of every line is in two.result.csv, beside the file.
|────────────────────────────────────────────────────────────────────────────────
|y@acme.io   unknown   sent, and the open invitations cannot be read
|
|F9 report, try again  n file  E export  Esc back
requests POST /v2/invites/bulk 2
# The report is opened again, and nothing of it is sent without being asked for.
key F9
wait REPORT
type r
wait number, then F9
key Esc
expect cancelled: nothing was invited
key F9
wait REPORT
type r
wait number, then F9
type 2
key F9
wait SENT: 2 invited
key Esc
absent Report
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > invite < two.csv                                   [1/2]  SENT: 2 invited
| role -   team -   2 lines
| LINE INVITEE    RESULT                                            ACTION
|>   2 y@acme.io  found among the open invitations                  invited
|    3 w@acme.io  found among the open invitations                  invited
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
| invite 2   skip 0
| What became of every line is in two.result.csv, beside the file.
|────────────────────────────────────────────────────────────────────────────────
|y@acme.io   invited   found among the open invitations
|
|n file  E export  Esc back
requests POST /v2/invites/bulk 2
run org list-invites --org acme --all --output tsv --columns invitee
|invitee
|p.novak@x.example
|ines.costa@example.com
|y@acme.io
|w@acme.io
= 0
