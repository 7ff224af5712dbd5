# What the Hub did not say of a line is told as that: nothing can be sent before it did,
# what is known and edited stays, and R asks for the rest alone.  On a small screen.
hubsim --fixture audit --clock-scale 0 --rate-limit 0 --fail "POST /v2/invites/bulk 500 n=1" --fail "POST /v2/invites/bulk stall n=1 skip=1" --fail "GET /v2/orgs/northwind/members* stall n=1 skip=1"
env DOCKERHUB_USERNAME=nadia
env DOCKERHUB_TOKEN=nadia-password
file $TMP/june.csv
|email,team
|ana@northwind.example,
|kim.yung@northwind.example,
|d.osei@partner.com,
start northwind 15x60
wait loaded
type :invite ~/june.csv
key Enter
wait NOT CHECKED
screen
>hubdeck  northwind  nadia  pw  RW              API -  jobs 0
|northwind > invite < june.csv             [1/3]  NOT CHECKED
| role -   team -   3 lines
| LINE INVITEE         RESULT                   ACTION
|>   2 ana@northwind…  not checked
|    3 kim.yung@nort…  pending invite, 16d old  resend? [no]
|
| invite 2   skip 0   ask 1
| Not all is checked, nothing was sent: R checks again.
| Hub said: 500 "Delete
| "https://registry.s.us-east-1.aws.dckr.io/api/internal/rep
|────────────────────────────────────────────────────────────
|ana@northwind.example   not checked
|error: Hub said: 500 "Delete "https://registry.s.us-east-1.…
|R check again  Enter edit  r role  t team  Esc back
key F9
absent then F9
requests POST /v2/invites/bulk 1
type R
wait DRY RUN
requests POST /v2/invites/bulk 2
requests GET /v2/orgs/northwind/members* 1
# The form, and what it changes, on a small screen; a check that does not end is stopped.
key Enter
screen
>hubdeck  northwind  nadia  pw  RW              API -  jobs 0
|northwind > invite < june.csv         [1/3]  DRY RUN, 0 sent
| ┌─ Line 2 of the file ───────────────────────────────────┐
| │ > invitee *  [ana@northwind.example                  ] │
|>│   role       < - >  not said: member                   │
| │   team       [                                      ]  │
| │              ok here, the Hub checks it then           │
| │                                                        │
| │                                                        │
| │                                                        │
| │                                                        │
|─│   a Docker ID or an e-mail address                     │─
|a│   [ Take ]   [ Cancel ]                                │
| │   Tab next   F9 take   Esc leave                       │
| └────────────────────────────────────────────────────────┘
key C-u
type ana@@x
expect neither a Docker ID
key C-u
type ana@x.io
key F9
wait being checked
requests POST /v2/invites/bulk 3
type z
wait NOT CHECKED
screen
>hubdeck  northwind  nadia  pw  RW              API -  jobs 0
|northwind > invite < june.csv             [1/3]  NOT CHECKED
| role -   team -   3 lines, 1 edited
| LINE INVITEE         RESULT                   ACTION
|>   2 ana@x.io        not checked, edited
|    3 kim.yung@nort…  pending invite, 16d old  resend? [no]
|    4 d.osei@partne…  ok                       will invite
|
| invite 2   skip 0   ask 1
| Not all is checked, nothing was sent: R checks again.
| stopped: not every line was checked
|────────────────────────────────────────────────────────────
|ana@x.io   not checked, edited, in the file ana@northwind.e…
|error: stopped: not every line was checked
|R check again  Enter edit  r role  t team  Esc back
type j
key Space
expect resend 1
type R
wait DRY RUN
requests POST /v2/invites/bulk 4
requests GET /v2/orgs/northwind/members* 1
screen
>hubdeck  northwind  nadia  pw  RW              API -  jobs 0
|northwind > invite < june.csv         [3/3]  DRY RUN, 0 sent
| role -   team -   3 lines, 1 edited
| LINE INVITEE         RESULT                   ACTION
|    2 ana@x.io        ok, edited               will invite
|    3 kim.yung@nort…  pending invite, 16d old  resend? [yes]
|>   4 d.osei@partne…  ok                       will invite
|
|
| invite 2   resend 1   skip 0
| F9 sends 3, and asks for their number first.
|────────────────────────────────────────────────────────────
|d.osei@partner.com   will invite   ok
|checked here and by the Hub's dry run, nothing sent: 1 requ…
|F9 send  Enter edit  Space resend  r role  t team  Esc back
# Everything once more; meanwhile edits are still there.
type R
wait CHECKING
requests GET /v2/orgs/northwind/members* 2
type z
wait NOT CHECKED
expect 1 edited
key Enter
absent Line 3 of
type R
wait DRY RUN
expect 1 edited
expect resend 1
key F9
wait number, then F9
screen
>hubdeck  northwind  nadia  pw  RW              API -  jobs 0
|northwind > invite < june.csv         [3/3]  DRY RUN, 0 sent
| role -   team -   3 lines, 1 edited
|┌─ Send 3 invitations? ────────────────────────────────────┐
|│ into northwind: 2 new, 1 sent again                      │
|│ Each open invitation takes a seat.  Mail goes out at     │
|│ once; an invitation can be cancelled.                    │
|│ Sent again is the one that is open, with the role and    │
|│ team it has.                                             │
|│ Up to 2 requests, each written to the journal first.     │
|│ Type 3 to send 3 invitations: [    ]                     │
>│ [ Cancel ]  [ Apply ]                                    │
|│ number, then F9 (or Tab, Enter) send   Esc cancel        │
|└──────────────────────────────────────────────────────────┘
|
