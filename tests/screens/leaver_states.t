# What cannot be read is told, with what cannot be said without it.
hubsim --fixture audit --clock-scale 0 --rate-limit 0 --fail "GET /v2/invites* 403" --fail "GET /v2/orgs/northwind/invites* 403" --fail "GET /v2/auditlogs* 403"
env DOCKERHUB_USERNAME=nadia
env DOCKERHUB_TOKEN=nadia-password
start northwind:members 15x60
wait data 12:00:00
type :leaver petran
key Enter
wait INCOMPLETE
screen
>hubdeck  northwind  nadia  pw  RW              API -  jobs 0
|northwind > leaver petran      [1-11/11]  INCOMPLETE  0 sent
| INCOMPLETE    invitations: Hub said: 403 "insufficient
|               scope"; so open ones of theirs may be left
| INCOMPLETE    audit log: Hub said: 403 "insufficient
|               scope"; so what they did is not told
| Member        petran (Owner): remove
| Team          owners: goes along
| Token         everything (used 9d ago): stays on; may be
|               known to them: rotate it
| Not told      their personal tokens are not in the Hub
|               API; they reach the organization no more
|               once the membership is gone
|                                               data 12:00:00
|D remove  t disable tokens, too  R refresh  Esc back
type D
wait number, then F9
screen
>hubdeck  northwind  nadia  pw  RW              API -  jobs 0
|northwind > leaver petran      [1-11/11]  INCOMPLETE  0 sent
|┌─ Remove 1 thing? ────────────────────────────────────────┐
|│ in northwind                                             │
|│   petran   remove member                                 │
|│ Cannot be undone.                                        │
|│ INCOMPLETE: what could not be read is not in it.         │
|│ Up to 1 request, each written to the journal first.      │
|│ Type 1 to remove 1 thing: [    ]                         │
>│ [ Cancel ]  [ Apply ]                                    │
|│ number, then F9 (or Tab, Enter) remove   Esc cancel      │
|└──────────────────────────────────────────────────────────┘
|               once the membership is gone
|                                               data 12:00:00
|
key Esc
