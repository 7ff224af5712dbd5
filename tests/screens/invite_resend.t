# Who is invited already is asked about, one by one or all, and sent again with the rest:
# one question, one job, and a result for each.  What failed is tried again from the
# report, which the page and the result file follow.
hubsim --fixture audit --clock-scale 0 --rate-limit 0 --fail "PATCH /v2/invites/*/resend 404 n=1 skip=1"
env DOCKERHUB_USERNAME=nadia
env DOCKERHUB_TOKEN=nadia-password
file $TMP/june.csv
|email,team
|ana@northwind.example,
|mo.salah@northwind.example,web
|kim.yung@northwind.example,
|d.osei@partner.com,
start northwind 24x80
wait loaded
type :invite ~/june.csv
key Enter
wait DRY RUN
expect ask 2
# Space is for these only.
key Space
expect Space is for open invitations
type j
key Space
expect resend 1   skip 0   ask 1
type *
expect 2 open invitations will be sent again
type *
expect 0 open invitations will be sent again
type *d
expect domains that need no remark
type northwind.example
key Enter
wait ok, domain not in --domains
requests POST /v2/invites/bulk 1
screen
>hubdeck  127.0.0.1:PORTS  northwind  nadia  pw  RW                 API -  jobs 0
|northwind > invite < june.csv                             [3/4]  DRY RUN, 0 sent
| role -   team -   4 lines   domains northwind.example
| LINE INVITEE                     RESULT                           ACTION
|    2 ana@northwind.example       ok                               will invite
|    3 mo.salah@northwind.example  pending invite, 120d old         resend? [yes]
|>   4 kim.yung@northwind.example  pending invite, 16d old          resend? [yes]
|    5 d.osei@partner.com          ok, domain not in --domains      will invite
|
|
|
|
|
|
|
| invite 2   resend 2   skip 0
| Each open invitation takes a seat, and seats left are not in the Hub API: 2
| needed.  Links work for 14 days.
| Space sends an open invitation again as it is, * all of them.
| F9 sends 4, and asks for their number first.
|────────────────────────────────────────────────────────────────────────────────
|kim.yung@northwind.example   resend? [yes]   pending invite, 16d old
|checked here; the Hub need not be asked again
|F9 send  Enter edit  Space resend  r role  t team  d domains  n file  Esc back
key F9
wait number, then F9
screen
>hubdeck  127.0.0.1:PORTS  northwind  nadia  pw  RW                 API -  jobs 0
|northwind > invite < june.csv                             [3/4]  DRY RUN, 0 sent
| role -   team -   4 lines   domains northwind.example
| LINE INVITEE                     RESULT                           ACTION
|    2 ana@northwind.example       ok                               will invite
|   ┌─ Send 4 invitations? ──────────────────────────────────────────────────┐es]
|>  │ into northwind: 2 new, 2 sent again                                    │es]
|   │ Each open invitation takes a seat.  Mail goes out at                   │e
|   │ once; an invitation can be cancelled.                                  │
|   │ Sent again is the one that is open, with the role and                  │
|   │ team it has.                                                           │
|   │ Up to 3 requests, each written to the journal first.                   │
|   │ Type 4 to send 4 invitations: [    ]                                   │
>   │ [ Cancel ]  [ Apply ]                                                  │
|   │ number, then F9 (or Tab, Enter) send   Esc cancel                      │
| in└────────────────────────────────────────────────────────────────────────┘
| Each open invitation takes a seat, and seats left are not in the Hub API: 2
| needed.  Links work for 14 days.
| Space sends an open invitation again as it is, * all of them.
| F9 sends 4, and asks for their number first.
|────────────────────────────────────────────────────────────────────────────────
|kim.yung@northwind.example   resend? [yes]   pending invite, 16d old
|
|
type 4
key F9
wait Report: 3 of 4 sent
screen
>hubdeck  127.0.0.1:PORTS  northwind  nadia  pw  RW                 API -  jobs 0
|northwind > invite < june.csv               [3/4]  SENT: 2 invited, 1 sent again
| role -   team -   4 lines   domains northwind.example
| LINE INVITEE                     RESULT                           ACTION
|    2 ana@northwind.example                                        invited
|   ┌─ Report: 3 of 4 sent ──────────────────────────────────────────────────┐
|>  │ in northwind                                                           │
|   │ sent           3                                                       │
|   │ refused        1                                                       │
|   │   sent           202  ana@northwind.example                            │
|   │   sent           202  d.osei@partner.com                               │
|   │   sent           204  mo.salah@northwind.example                       │
|   │   refused        404  kim.yung@northwind.example  Hub said: 404 "objec…│
|   │                                                                        │
|   │ Esc closes   r tries the 1 that failed again   j k scroll              │
|   └────────────────────────────────────────────────────────────────────────┘
|
| invite 2   resend 2   skip 0
| 1 not done: F9 shows the report, and there r tries again.
| What became of every line is in june.result.csv, beside the file.
|────────────────────────────────────────────────────────────────────────────────
|kim.yung@northwind.example   refused   Hub said: 404 "object not found"
|! northwind: 3 of 4 sent; the report says why
|
requests PATCH /v2/invites/*/resend 2
requests POST /v2/invites/bulk 2
# Again, and only that one.
type r
wait y send
type y
wait SENT: 2 invited, 2 sent again
key Esc
absent Report
screen
>hubdeck  127.0.0.1:PORTS  northwind  nadia  pw  RW                 API -  jobs 0
|northwind > invite < june.csv               [3/4]  SENT: 2 invited, 2 sent again
| role -   team -   4 lines   domains northwind.example
| LINE INVITEE                     RESULT                           ACTION
|    2 ana@northwind.example                                        invited
|    3 mo.salah@northwind.example                                   sent again
|>   4 kim.yung@northwind.example                                   sent again
|    5 d.osei@partner.com                                           invited
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
| invite 2   resend 2   skip 0
| What became of every line is in june.result.csv, beside the file.
|────────────────────────────────────────────────────────────────────────────────
|kim.yung@northwind.example   sent again
|
|n file  E export  Esc back
requests PATCH /v2/invites/*/resend 3
requests POST /v2/invites/bulk 2
key F9
expect these were sent
run journal --output tsv --columns operation,state
|operation	state
|org.resend_invite	done
|plan.run	done
|org.resend_invite	failed
|org.resend_invite	done
|org.invite	done
|org.invite	done
|plan.run	done
= 0
