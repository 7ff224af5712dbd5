# Marks, in every pane where something can be done to many: reviewed as a plan with what
# is left out, run as a job, each item told, and only the failures tried again.
hubsim --fixture acme --clock-scale 0 --rate-limit 0 --fail 'DELETE */members/tokoro 500 n=1'
env DOCKERHUB_USERNAME=maria
env DOCKERHUB_TOKEN=maria-password
env DOCKERHUB_SCIM_TOKEN=scim-acme
# Members: you stay, whatever is marked.
start acme:members 24x80
wait loaded 11 members
type *D
wait number, then F9
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > members                                      [1-11/11] flags v  filter: -
| M  MEMBER             ROLE      TEAMS             LAST SEEN  FLAGS
|>*  aldoext            Owner     owners                 311d  IDLE GUEST OWNER
| * ┌─ Remove 10 members? ───────────────────────────────────────────────────┐
| * │ in acme                                                                │
| * │   jdoe                                                                 │
| * │   otto                                                                 │
| * │   kmbeki                                                               │
| * │   and 7 more                                                           │
| * │ Cannot be undone.                                                      │
| * │ left out: 1, that is you (maria)                                       │
| * │ Up to 10 requests, each written to the journal first.                  │
| * │ Type 10 to remove 10 members: [    ]                                   │
>   │ [ Cancel ]  [ Apply ]                                                  │
|   │ number, then F9 (or Tab, Enter) remove   Esc cancel                    │
|   └────────────────────────────────────────────────────────────────────────┘
|
|
|────────────────────────────────────────────────────────────────────────────────
|11 marked
|NOTEAM in no team   IDLE not seen for 90d   GUEST from outside
|                                                                   data 12:00:00
|
key Enter
requests DELETE * 0
type D
wait number, then F9
paste 10
key F9
requests DELETE * 0
key C-u
type 10
key F9
wait Report
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > members                                      [1-11/11] flags v  filter: -
| M ┌─ Report: 9 of 10 removed ──────────────────────────────────────────────┐
|>* │ in acme                                                                │R
| * │ removed        9                                                       │
| * │ unknown        1                                                       │
| * │   removed        204  jdoe                                             │
| * │   removed        204  otto                                             │
| * │   removed        204  kmbeki                                           │
| * │   removed        204  rsilva                                           │
| * │   unknown        500  tokoro  it may or may not have happened, without…│
| * │   removed        204  cibot7                                           │
| * │   removed        204  aldoext                                          │
| * │   removed        204  sato                                             │
|   │   removed        204  yossi                                            │
|   │   removed        204  u77123                                           │
|   │                                                                        │
|   │ Esc closes   r tries the 1 that failed again   j k scroll              │
|   └────────────────────────────────────────────────────────────────────────┘
|────────────────────────────────────────────────────────────────────────────────
|11 marked
|NOTEAM in no team   IDLE not seen for 90d   GUEST from outside
|! acme: 9 of 10 removed; the report says why                       data 12:00:00
|
requests DELETE */members/* 10
type r
wait number, then F9
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > members                                      [1-11/11] flags v  filter: -
| M  MEMBER             ROLE      TEAMS             LAST SEEN  FLAGS
|>*  aldoext            Owner     owners                 311d  IDLE GUEST OWNER
| *  maria              Owner     owners,sre               1h  OWNER
| *  kmbeki             Owner     owners,sre               1d  OWNER
| * ┌─ Remove 1 member? ─────────────────────────────────────────────────────┐
| * │ in acme                                                                │
| * │   tokoro                                                               │
| * │ Cannot be undone.                                                      │
| * │ Up to 1 request, each written to the journal first.                    │
| * │ Type 1 to remove 1 member: [    ]                                      │
> * │ [ Cancel ]  [ Apply ]                                                  │
| * │ number, then F9 (or Tab, Enter) remove   Esc cancel                    │
|   └────────────────────────────────────────────────────────────────────────┘
|
|
|
|
|────────────────────────────────────────────────────────────────────────────────
|11 marked
|NOTEAM in no team   IDLE not seen for 90d   GUEST from outside
|                                                                   data 12:00:00
|
type 1
key F9
wait Report: 1 of 1
requests DELETE */members/* 11
key Esc
run org list-members --org acme --output tsv --columns member,role
|member	role
|maria	Owner
= 0
type :acme:team-members/owners
key Enter
wait loaded
type *D
expect that is you
requests DELETE */groups/* 0
# Invitations are sent again, and cancelled.
type :acme:invites
key Enter
wait loaded 2 invites
type *mr
wait number, then F9
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > invites                                          [1-2/2] age ^  filter: -
| M  INVITEE                        AGE  STATUS        TEAM          BY
|>*  p.novak@x.example              41d  EXPIRED       web           maria
| *  ines.costa@example.com          3d                ml            maria
|
|   ┌─ Resend 2 invitations? ────────────────────────────────────────────────┐
|   │ in acme                                                                │
|   │   p.novak@x.example                                                    │
|   │   ines.costa@example.com                                               │
|   │ Up to 2 requests, each written to the journal first.                   │
|   │ Type 2 to resend 2 invitations: [    ]                                 │
>   │ [ Cancel ]  [ Apply ]                                                  │
|   │ number, then F9 (or Tab, Enter) resend   Esc cancel                    │
|   └────────────────────────────────────────────────────────────────────────┘
|
|
|
|
|────────────────────────────────────────────────────────────────────────────────
|2 marked
|EXPIRED older than 14 days: its link no longer works
|                                                                   data 12:00:00
|
type 2
key F9
wait Report: 2 of 2
requests PATCH */resend 2
key Esc
type R
wait loaded 2 invites
type *D
wait number, then F9
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > invites                                          [1-2/2] age ^  filter: -
| M  INVITEE                        AGE  STATUS        TEAM          BY
|>*  p.novak@x.example              41d  EXPIRED       web           maria
| *  ines.costa@example.com          3d                ml            maria
|   ┌─ Cancel 2 invitations? ────────────────────────────────────────────────┐
|   │ in acme                                                                │
|   │   p.novak@x.example                                                    │
|   │   ines.costa@example.com                                               │
|   │ Cannot be undone.                                                      │
|   │ Up to 2 requests, each written to the journal first.                   │
|   │ Type 2 to cancel 2 invitations: [    ]                                 │
>   │ [ Cancel ]  [ Apply ]                                                  │
|   │ number, then F9 (or Tab, Enter) cancel   Esc cancel                    │
|   └────────────────────────────────────────────────────────────────────────┘
|
|
|
|
|────────────────────────────────────────────────────────────────────────────────
|2 marked
|EXPIRED older than 14 days: its link no longer works
|                                                                   data 12:00:00
|
type 2
key F9
wait Report: 2 of 2
key Esc
run org list-invites --org acme --output tsv --columns invitee,team,by,role
|invitee	team	by	role
= 0
# Tokens are disabled; one that is so already is left out.
type :acme:oats
key Enter
wait loaded 3 organization tokens
type md
wait disabled
type R
wait loaded 3 organization tokens
type *md
wait number, then F9
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > oats                                         [1-3/3] expires ^  filter: -
| M  LABEL                                            STATE      EXPIRES     USED
|>*  organization token that only reads repositorie…  disabled     never    never
| *  organization token without scope-repository-li…  active       never    never
| * ┌─ Disable 2 organization tokens? ───────────────────────────────────────┐ver
|   │ in acme                                                                │
|   │   organization token without scope-repository-list                     │
|   │   organization token with every scope                                  │
|   │ left out: 1, already so (organization token that only reads repositori…│
|   │ Up to 2 requests, each written to the journal first.                   │
|   │ Type 2 to disable 2 organization tokens: [    ]                        │
>   │ [ Cancel ]  [ Apply ]                                                  │
|   │ number, then F9 (or Tab, Enter) disable   Esc cancel                   │
|   └────────────────────────────────────────────────────────────────────────┘
|
|
|
|
|────────────────────────────────────────────────────────────────────────────────
|3 marked
|
|                                                                   data 12:00:00
|
type 2
key F9
wait Report: 2 of 2
key Esc
run auth list-oats --org acme --output tsv --columns label,state
|label	state
|organization token that only reads repositories and tags	disabled
|organization token without scope-repository-list	disabled
|organization token with every scope	disabled
= 0
# What teams may do with a repository: the same for all of them, then taken away.
type :acme/web-app:access
key Enter
wait loaded
type *e
type r
key F9
wait number, then F9
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > web-app > access                                [1-3/3] team ^  filter: -
| M  TEAM                                                              PERMISSION
|>*  ci-push                                                           write
| *  sre                                                               admin
| * ┌─ Change permission: 3 teams? ──────────────────────────────────────────┐
|   │ in acme/web-app                                                        │
|   │   web                                                                  │
|   │   sre                                                                  │
|   │   ci-push                                                              │
|   │ permission = read                                                      │
|   │ Up to 3 requests, each written to the journal first.                   │
|   │ Type 3, the number of teams: [    ]                                    │
>   │ [ Cancel ]  [ Apply ]                                                  │
|   │ number, then F9 (or Tab, Enter) change permission   Esc cancel         │
|   └────────────────────────────────────────────────────────────────────────┘
|
|
|
|
|────────────────────────────────────────────────────────────────────────────────
|3 marked
|                                                                   data 12:00:00
|
type 3
key F9
wait Report
key Esc
run repos list-groups --namespace acme --repository web-app --output tsv --columns team,permission
|team	permission
|web	read
|sre	read
|ci-push	read
= 0
type R
wait loaded
type *D
wait number, then F9
type 3
key F9
wait Report
key Esc
run repos list-groups --namespace acme --repository web-app --output tsv --columns team,permission
|team	permission
= 0
# People that single sign-on provisions: class 3.
type :acme:scim
key Enter
wait loaded
type *mx
wait name, then F9
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > scim                                            [1-1/1] user ^  filter: -
| M  USER                                        ACTIVE    NAME
|>*  maria@example.com                           yes       maria
|
|
|
|   ┌─ Deactivate 1 SCIM user? ──────────────────────────────────────────────┐
|   │ in acme                                                                │
|   │   maria@example.com                                                    │
|   │ Up to 2 requests, each written to the journal first.                   │
|   │ Type maria@example.com: [                 ]                            │
>   │ [ Cancel ]  [ Apply ]                                                  │
|   │ name, then F9 (or Tab, Enter) deactivate   Esc cancel                  │
|   └────────────────────────────────────────────────────────────────────────┘
|
|
|
|
|
|────────────────────────────────────────────────────────────────────────────────
|1 marked
|                                                                   data 12:00:00
|
key Esc
type qqqq
