# People from a CSV: every line is checked here and by the Hub, then they are sent.
hubsim --fixture acme --repos 1 --clock-scale 0 --rate-limit 0
env DOCKERHUB_USERNAME=maria
env DOCKERHUB_TOKEN=maria-password
file $TMP/june.csv
|email,role,team,phone
|ana@acme.io,,,1
|bo@acme.io,Member,web
|
|jdoe
|P.Novak@x.example
|carla@@acme.io
|ANA@acme.io
|f@acme.io,boss
|g@acme.io,,nowhere
|h@acme.io,,Owners
|nobodyatall
|z@partner.example
file $TMP/july.csv
|username
|y@acme.io
|w@acme.io
start acme:invites 24x80
wait data 12:00:00
type :invite $TMP/june.csv
expect checked here and by the Hub
key Enter
wait DRY RUN
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > invite < june.csv                                 [1/11]  DRY RUN, 0 sent
| role -   team -   11 lines
| LINE INVITEE            RESULT                                    ACTION
|>   2 ana@acme.io        ok                                        will invite
|    3 bo@acme.io         ok                                        will invite
|    5 jdoe               already a member                          skip
|    6 P.Novak@x.example  pending invite, 41d old                   resend? [no]
|    7 carla@@acme.io     neither a Docker ID nor an e-mail addre…  skip
|    8 ANA@acme.io        the same as line 2                        skip
|    9 f@acme.io          role: one of owner, editor, member        skip
|   10 g@acme.io          there is no team nowhere                  skip
|   11 h@acme.io          team: nobody is invited into "owners"     skip
|
| invite 3   skip 7 (1 member, 1 duplicate, 5 wrong)   ask 1
| Each open invitation takes a seat, and seats left are not in the Hub API: 3
| needed.  Links work for 14 days.
| columns not used: phone
| Space sends an open invitation again as it is, * all of them.
| F9 sends 3, and asks for their number first.
|────────────────────────────────────────────────────────────────────────────────
|ana@acme.io   will invite   ok
|checked here and by the Hub's dry run, nothing sent: 5 requests
|F9 send  Enter edit  Space resend  r role  t team  d domains  n file  Esc back
requests POST /v2/invites/bulk 2
# Enter alone, a paste, or a wrong number send nothing.
key Enter
expect Line 2 of the file
key Esc
paste 3\n
key F9
wait number, then F9
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > invite < june.csv                                 [1/11]  DRY RUN, 0 sent
| role -   team -   11 lines
| LINE INVITEE            RESULT                                    ACTION
|>   2 ana@acme.io        ok                                        will invite
|    3 bo@acme.io         ok                                        will invite
|   ┌─ Send 3 invitations? ──────────────────────────────────────────────────┐
|   │ into acme                                                              │o]
|   │ Each open invitation takes a seat.  Mail goes out at                   │
|   │ once; an invitation can be cancelled.                                  │
|   │ Up to 2 requests, each written to the journal first.                   │
|   │ Type 3 to send 3 invitations: [    ]                                   │
>   │ [ Cancel ]  [ Apply ]                                                  │
|   │ number, then F9 (or Tab, Enter) send   Esc cancel                      │
| in└────────────────────────────────────────────────────────────────────────┘
| Each open invitation takes a seat, and seats left are not in the Hub API: 3
| needed.  Links work for 14 days.
| columns not used: phone
| Space sends an open invitation again as it is, * all of them.
| F9 sends 3, and asks for their number first.
|────────────────────────────────────────────────────────────────────────────────
|ana@acme.io   will invite   ok
|
|
key Enter
expect cancelled: nothing was sent
key F9
wait number, then F9
paste 3\n
type 2
key F9
expect the number is not right
key Esc
requests POST /v2/invites/bulk 2
# Another role and team: the Hub is asked again.  Nobody is invited into owners.
type t
expect team where none is said
type owners
key Enter
expect nobody is invited into
key C-u
type web
key Enter
wait team web
wait DRY RUN
type r
expect role where none is said
type owner
key Enter
wait role owner
wait DRY RUN
expect role owner   team web
# Who becomes an owner is asked for by name.
key F9
wait name, then F9
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > invite < june.csv                                 [1/11]  DRY RUN, 0 sent
| role owner   team web   11 lines
| LINE INVITEE            RESULT                                    ACTION
|>   2 ana@acme.io        ok                                        will invite
|   ┌─ Send 3 invitations? ──────────────────────────────────────────────────┐e
|   │ into acme                                                              │
|   │ role owner   team web   where none is said                             │o]
|   │ 2 of them as owners, who may do all.                                   │
|   │ Each open invitation takes a seat.  Mail goes out at                   │
|   │ once; an invitation can be cancelled.                                  │
|   │ Up to 2 requests, each written to the journal first.                   │
|   │ Type acme: [    ]                                                      │
>   │ [ Cancel ]  [ Apply ]                                                  │
| in│ name, then F9 (or Tab, Enter) send   Esc cancel                        │
| Ea└────────────────────────────────────────────────────────────────────────┘
| needed.  Links work for 14 days.
| columns not used: phone
| Space sends an open invitation again as it is, * all of them.
| F9 sends 3, and asks for their number first.
|────────────────────────────────────────────────────────────────────────────────
|ana@acme.io   will invite   ok   role owner   team web
|
|
paste acme
key F9
expect the name is not right
key Esc
requests POST /v2/invites/bulk 4
type r
key C-u
key Enter
wait role -
wait DRY RUN
# The rows are written to a file.
type E
expect june.result.csv
key C-u
type ~/check.csv
key Enter
expect 11 rows written
key F9
wait number, then F9
type 3
key F9
wait Report
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > invite < june.csv                                 [1/11]  SENT: 3 invited
| role -   team web   11 lines
| LINE INVITEE            RESULT                                    ACTION
|>   2 ana@acme.io                                                  invited
|    3 bo@acme.io                                                   invited
|   ┌─ Report: 3 of 3 invited ───────────────────────────────────────────────┐
|   │ in acme                                                                │
|   │ invited        3                                                       │
|   │   invited        202  ana@acme.io                                      │
|   │   invited        202  z@partner.example                                │
|   │   invited        202  bo@acme.io                                       │
|   │                                                                        │
|   │ Esc closes   j k scroll                                                │
|   └────────────────────────────────────────────────────────────────────────┘
|
|
| invite 3   skip 8 (1 member, 1 already invited, 1 duplicate, 5 wrong)
| columns not used: phone
| What became of every line is in june.result.csv, beside the file.
|────────────────────────────────────────────────────────────────────────────────
|ana@acme.io   invited      team web
|ok: acme: 3 invited
|
key Esc
wait SENT: 3 invited
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > invite < june.csv                                 [1/11]  SENT: 3 invited
| role -   team web   11 lines
| LINE INVITEE            RESULT                                    ACTION
|>   2 ana@acme.io                                                  invited
|    3 bo@acme.io                                                   invited
|    5 jdoe               already a member                          skip
|    6 P.Novak@x.example  pending invite, 41d old                   skip
|    7 carla@@acme.io     neither a Docker ID nor an e-mail addre…  skip
|    8 ANA@acme.io        the same as line 2                        skip
|    9 f@acme.io          role: one of owner, editor, member        skip
|   10 g@acme.io          there is no team nowhere                  skip
|   11 h@acme.io          team: nobody is invited into "owners"     skip
|   12 nobodyatall        the Hub says: invalid_email_or_docker_id  skip
|   13 z@partner.example                                            invited
|
|
| invite 3   skip 8 (1 member, 1 already invited, 1 duplicate, 5 wrong)
| columns not used: phone
| What became of every line is in june.result.csv, beside the file.
|────────────────────────────────────────────────────────────────────────────────
|ana@acme.io   invited      team web
|
|n file  E export  Esc back
requests POST /v2/invites/bulk 7
run org list-invites --org acme --all --output tsv --columns invitee,team
|invitee	team
|p.novak@x.example	web
|ines.costa@example.com	ml
|ana@acme.io	web
|z@partner.example	web
|bo@acme.io	web
= 0
key F9
expect these were sent
# Asked for one after the other; the file may be another one later, too.
key Esc
absent SENT
wait ana@acme.io
type mc
expect CSV file
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > invite
| A CSV whose first line names its columns: email or username, and perhaps role
| and team.  Up to 1,000 lines; each is checked before anything is sent.
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
|────────────────────────────────────────────────────────────────────────────────
|
|CSV file:
|Enter goes on   Esc cancels
key Enter
expect CSV file
type ~/nothing.csv
key Enter
expect No such file
# Nothing is waited for: not for a terminal, nor for standard input.
key C-u
type -
key Enter
expect -: No such file
key C-u
type /dev/tty
key Enter
expect /dev/tty: not a file
key C-u
type ~/july.csv
key Enter
expect role where none is said
type member
key Enter
expect team where none is said
key Enter
wait DRY RUN
resize 15x60
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW  API -  jobs 0
|acme > invite < july.csv              [1/2]  DRY RUN, 0 sent
| role member   team -   2 lines
| LINE INVITEE    RESULT                        ACTION
|>   2 y@acme.io  ok                            will invite
|    3 w@acme.io  ok                            will invite
|
|
|
| invite 2   skip 0
| F9 sends 2, and asks for their number first.
|────────────────────────────────────────────────────────────
|y@acme.io   will invite   ok   role member
|checked here and by the Hub's dry run, nothing sent: 4 requ…
|F9 send  Enter edit  r role  t team  d domains  Esc back
key F9
wait number, then F9
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW  API -  jobs 0
|acme > invite < july.csv              [1/2]  DRY RUN, 0 sent
| role member   team -   2 lines
|┌─ Send 2 invitations? ────────────────────────────────────┐
|│ into acme                                                │
|│ role member   team -   where none is said                │
|│ Each open invitation takes a seat.  Mail goes out at     │
|│ once; an invitation can be cancelled.                    │
|│ Up to 1 request, each written to the journal first.      │
|│ Type 2 to send 2 invitations: [    ]                     │
>│ [ Cancel ]  [ Apply ]                                    │
|│ number, then F9 (or Tab, Enter) send   Esc cancel        │
|└──────────────────────────────────────────────────────────┘
|
|
key Esc
type n
expect july.csv
key Esc
absent CSV file
key Esc
# A second result is a file of its own.
type :invite ~/june.csv
key Enter
wait DRY RUN
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW  API -  jobs 0
|acme > invite < june.csv             [1/11]  DRY RUN, 0 sent
| role -   team -   11 lines
| LINE INVITEE         RESULT                   ACTION
|>   2 ana@acme.io     pending invite, 0d old   resend? [no]
|    3 bo@acme.io      pending invite, 0d old   resend? [no]
|    5 jdoe            already a member         skip
|    6 P.Novak@x.exa…  pending invite, 41d old  resend? [no]
|    7 carla@@acme.io  neither a Docker ID no…  skip
|
| invite 0   skip 7 (1 member, 1 duplicate, 5 wrong)   ask 4
|────────────────────────────────────────────────────────────
|ana@acme.io   resend? [no]   pending invite, 0d old
|checked here and by the Hub's dry run, nothing sent: 4 requ…
|Enter edit  Space resend  r role  t team  Esc back
