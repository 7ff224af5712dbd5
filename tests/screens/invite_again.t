# What could not be read when the file was looked at is read again: who is invited already
# is not invited twice.  What is still not known is said.
hubsim --fixture audit --clock-scale 0 --rate-limit 0 --fail "GET /v2/orgs/northwind/invites* 403 n=1" --fail "GET /v2/orgs/northwind/members* 403"
env DOCKERHUB_USERNAME=nadia
env DOCKERHUB_TOKEN=nadia-password
file $TMP/two.csv
|email
|mo.salah@northwind.example
|new@northwind.example
start northwind 24x80
wait loaded
type :invite ~/two.csv
key Enter
wait NOT CHECKED
expect the open invitations of northwind cannot be read
type r
key Enter
wait DRY RUN
screen
>hubdeck  127.0.0.1:PORTS  northwind  nadia  pw  RW                 API -  jobs 0
|northwind > invite < two.csv                  [1/2]  INCOMPLETE  DRY RUN, 0 sent
| role -   team -   2 lines
| LINE INVITEE                     RESULT                           ACTION
|>   2 mo.salah@northwind.example  pending invite, 120d old         resend? [no]
|    3 new@northwind.example       ok                               will invite
|
|
|
|
|
|
|
|
| INCOMPLETE: members: Hub said: 403 "insufficient scope"
| invite 1   skip 0   ask 1
| Each open invitation takes a seat, and seats left are not in the Hub API: 1
| needed.  Links work for 14 days.
| Space sends an open invitation again as it is, * all of them.
| F9 sends 1, and asks for their number first.
|────────────────────────────────────────────────────────────────────────────────
|mo.salah@northwind.example   resend? [no]   pending invite, 120d old
|checked here and by the Hub's dry run, nothing sent: 4 requests
|F9 send  Enter edit  Space resend  r role  t team  d domains  n file  Esc back
