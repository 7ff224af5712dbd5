# Invitations: who, tried by the Hub beforehand, and what became of each; never into the
# team of owners.
hubsim --fixture acme --clock-scale 0 --rate-limit 0
env DOCKERHUB_USERNAME=maria
env DOCKERHUB_TOKEN=maria-password
start acme:invites 24x80
wait loaded 2 invites
type n
type ana@acme.io, bo@@x
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > invites                                          [1-2/2] age ^  filter: -
| M  INVITEE                        AGE  STATUS        TEAM          BY
|>┌─ Invite in acme ───────────────────────────────────────────────────────────┐
| │ > invitees * [ana@acme.io, bo@@x                                         ] │
| │              2:   ana@acme.io   bo@@x                                      │
| │              ! item 2 of 2: a Docker ID or an e-mail address               │
| │   role       < - >  not said: member                                       │
| │   team       [                                      ]                      │
| │                                                                            │
| │                                                                            │
| │                                                                            │
| │                                                                            │
| │   Docker IDs and e-mail addresses                                          │
| │   [ Send ]   [ Cancel ]                                                    │
| │   Tab next   F9 send   F8 try it   Esc leave                               │
| └────────────────────────────────────────────────────────────────────────────┘
|
|
|────────────────────────────────────────────────────────────────────────────────
|p.novak@x.example   role member   org acme
|EXPIRED older than 14 days: its link no longer works
|                                                                   data 12:00:00
|
key F8
expect first this
key C-w
paste jdoe,bo@acme.io\nnever@acme.io
absent never@
key Tab Tab
wait ci-push
type Owners
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > invites                                          [1-2/2] age ^  filter: -
| M  INVITEE                        AGE  STATUS        TEAM          BY
|>┌─ Invite in acme ───────────────────────────────────────────────────────────┐
| │   invitees * [ana@acme.io, jdoe,bo@acme.io                               ] │
| │              3:   ana@acme.io   jdoe   bo@acme.io                          │
| │   role       < - >  not said: member                                       │
| │ > team       [Owners                                ]                      │
| │              none of the 5 there are                                       │
| │              ! nobody is invited into "owners"                             │
| │                                                                            │
| │                                                                            │
| │                                                                            │
| │                                                                            │
| │   team they join; never owners                                             │
| │   [ Send ]   [ Cancel ]                                                    │
| │   Space choose   Tab next   F9 send   F8 try it   Esc leave                │
| └────────────────────────────────────────────────────────────────────────────┘
|
|────────────────────────────────────────────────────────────────────────────────
|p.novak@x.example   role member   org acme
|EXPIRED older than 14 days: its link no longer works
|                                                                   data 12:00:00
|
key F9
expect team: nobody is invited
key C-u
type we
type  
key F8
wait would be invited
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > invites                                          [1-2/2] age ^  filter: -
| M  INVITEE                        AGE  STATUS        TEAM          BY
|>┌─ Invite in acme ───────────────────────────────────────────────────────────┐
| │   invitees * [ana@acme.io, jdoe,bo@acme.io                               ] │
| │              3:   ana@acme.io   jdoe   bo@acme.io                          │
| │              ana@acme.io: would be invited                                 │
| │              jdoe: existing_org_member                                     │
| │              bo@acme.io: would be invited                                  │
| │   role       < - >  not said: member                                       │
| │ > team       [web                                   ]                      │
| │              ci-push  ml  sre  web                                         │
| │                                                                            │
| │                                                                            │
| │   team they join; never owners                                             │
| │   [ Send ]   [ Cancel ]                                                    │
| │   Space choose   Tab next   F9 send   F8 try it   Esc leave                │
| └────────────────────────────────────────────────────────────────────────────┘
|
|────────────────────────────────────────────────────────────────────────────────
|p.novak@x.example   role member   org acme
|EXPIRED older than 14 days: its link no longer works
|                                                                   data 12:00:00
|
requests POST /v2/invites/bulk 1
run org list-invites --org acme --output tsv --columns invitee,team,by,role
|invitee	team	by	role
|p.novak@x.example	web	maria	member
|ines.costa@example.com	ml	maria	member
= 0
# More than one: their number is typed.
key F9
wait number, then F9
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > invites                                          [1-2/2] age ^  filter: -
| M  INVITEE                        AGE  STATUS        TEAM          BY
|>┌─ Invite in acme ───────────────────────────────────────────────────────────┐
| │   invitees * [ana@acme.io, jdoe,bo@acme.io                               ] │
| │              3:   ana@acme.io   jdoe   bo@acme.io                          │
| │ ┌─ Invite in acme? ──────────────────────────────────────────────────────┐ │
| │ │ in acme                                                                │ │
| │ │ invitees: ana@acme.io, jdoe, bo@acme.io                                │ │
| │ │ team: web                                                              │ │
| │ │ 1 request, written to the journal first.                               │ │
| │ │ Type 3 to send: [    ]                                                 │ │
> │ │ [ Cancel ]  [ Apply ]                                                  │ │
| │ │ number, then F9 (or Tab, Enter) send   Esc cancel                      │ │
| │ └────────────────────────────────────────────────────────────────────────┘ │
| │   [ Send ]   [ Cancel ]                                                    │
| │   Space choose   Tab next   F9 send   F8 try it   Esc leave                │
| └────────────────────────────────────────────────────────────────────────────┘
|
|────────────────────────────────────────────────────────────────────────────────
|p.novak@x.example   role member   org acme
|EXPIRED older than 14 days: its link no longer works
|                                                                   data 12:00:00
|
type 3
key F9
wait of 3 invited
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > invites                                          [1-2/2] age ^  filter: -
| M  INVITEE                        AGE  STATUS        TEAM          BY
|>   p.novak@x.example              41d  EXPIRED       web           maria
|    ines.costa@example.com          3d                ml            maria
|
|
|   ┌─ 2 of 3 invited ───────────────────────────────────────────────────────┐
|   │ invited                       ana@acme.io                              │
|   │ existing_org_member           jdoe                                     │
|   │ invited                       bo@acme.io                               │
|   │ Esc closes   j k scroll                                                │
|   └────────────────────────────────────────────────────────────────────────┘
|
|
|
|
|
|
|────────────────────────────────────────────────────────────────────────────────
|p.novak@x.example   role member   org acme
|EXPIRED older than 14 days: its link no longer works
|! 2 of 3 invited                                                   data 12:00:00
|
key Enter
requests POST /v2/invites/bulk 2
run org list-invites --org acme --output tsv --columns invitee,team,by,role
|invitee	team	by	role
|p.novak@x.example	web	maria	member
|ines.costa@example.com	ml	maria	member
|ana@acme.io	web	maria	member
|bo@acme.io	web	maria	member
= 0
# One alone: y.  An owner: the organization's name.
type n
type cleo@acme.io
key F9
wait y send
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > invites                                          [1-4/4] age ^  filter: -
| M  INVITEE                        AGE  STATUS        TEAM          BY
|>┌─ Invite in acme ───────────────────────────────────────────────────────────┐
| │ > invitees * [cleo@acme.io                                               ] │
| │              1:   cleo@acme.io                                             │
| │   role       < - >  not said: member                                       │
| │ ┌─ Invite in acme? ──────────────────────────────────────────────────────┐ │
| │ │ in acme                                                                │ │
| │ │ invitees: cleo@acme.io                                                 │ │
| │ │ 1 request, written to the journal first.                               │ │
> │ │ [ Cancel ]                                                             │ │
| │ │ y send   Enter, Esc cancel                                             │ │
| │ └────────────────────────────────────────────────────────────────────────┘ │
| │   [ Send ]   [ Cancel ]                                                    │
| │   Tab next   F9 send   F8 try it   Esc leave                               │
| └────────────────────────────────────────────────────────────────────────────┘
|
|
|────────────────────────────────────────────────────────────────────────────────
|p.novak@x.example   role member   org acme
|EXPIRED older than 14 days: its link no longer works
|                                                                   data 12:00:00
|
key Esc
key Tab
type o
key F9
wait name, then F9
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > invites                                          [1-4/4] age ^  filter: -
| M  INVITEE                        AGE  STATUS        TEAM          BY
|>┌─ Invite in acme ───────────────────────────────────────────────────────────┐
| │   invitees * [cleo@acme.io                                               ] │
| │              1:   cleo@acme.io                                             │
| │ ┌─ Invite in acme? ──────────────────────────────────────────────────────┐ │
| │ │ in acme                                                                │ │
| │ │ invitees: cleo@acme.io                                                 │ │
| │ │ role: owner                                                            │ │
| │ │ 1 request, written to the journal first.                               │ │
| │ │ Type acme: [    ]                                                      │ │
> │ │ [ Cancel ]  [ Apply ]                                                  │ │
| │ │ name, then F9 (or Tab, Enter) send   Esc cancel                        │ │
| │ └────────────────────────────────────────────────────────────────────────┘ │
| │   Space choose   Tab next   F9 send   F8 try it   Esc leave                │
| └────────────────────────────────────────────────────────────────────────────┘
|
|
|────────────────────────────────────────────────────────────────────────────────
|p.novak@x.example   role member   org acme
|EXPIRED older than 14 days: its link no longer works
|                                                                   data 12:00:00
|
key Esc
key Esc
type y
# Everything of it also from the list of members.
type :acme:members
key Enter
wait loaded 11 members
type n
expect Invite in acme
key Esc
type qq
exit 0
