# Roles and teams of members: one by a form, many as a plan, and who is locked.
hubsim --fixture acme --clock-scale 0 --rate-limit 0
env DOCKERHUB_USERNAME=maria
env DOCKERHUB_TOKEN=maria-password
start acme:members 24x80
wait loaded 11 members
# Oneself is locked.
type /maria
key Enter
type m
type r
expect nothing to change role: 1 that is you (maria)
# Power is class 3: the organization's name.
key Esc
type /jdoe
key Enter
type m
type r
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > members                              [1-1/1 of 11] flags v  filter: /jdoe
| M  MEMBER             ROLE      TEAMS             LAST SEEN  FLAGS
|>   jdoe               Member    web                      5d
|
|
| ┌─ Change role: jdoe ────────────────────────────────────────────────────────┐
| │ > role *     < member >  what the teams allow                              │
| │                                                                            │
| │                                                                            │
| │                                                                            │
| │   the member's new role                                                    │
| │   [ Send ]   [ Cancel ]                                                    │
| │   Space choose   Tab next   F9 send   Esc leave                            │
| └────────────────────────────────────────────────────────────────────────────┘
|
|
|
|
|────────────────────────────────────────────────────────────────────────────────
|jdoe   email jdoe@example.com   joined 402d   name Jane Doe   desktop 4.41.2   …
|NOTEAM in no team   IDLE not seen for 90d   GUEST from outside
|                                                                   data 12:00:00
|
key F9
expect nothing is changed
key Right
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > members                              [1-1/1 of 11] flags v  filter: /jdoe
| M  MEMBER             ROLE      TEAMS             LAST SEEN  FLAGS
|>   jdoe               Member    web                      5d
|
|
| ┌─ Change role: jdoe ────────────────────────────────────────────────────────┐
| │ > role *     < owner >  everything, also members, billing and deleting     │
| │              was: member                                                   │
| │                                                                            │
| │                                                                            │
| │   the member's new role                                                    │
| │   [ Send ]   [ Cancel ]                                                    │
| │   Space choose   Tab next   F9 send   Esc leave                            │
| └────────────────────────────────────────────────────────────────────────────┘
|
|
|
|
|────────────────────────────────────────────────────────────────────────────────
|jdoe   email jdoe@example.com   joined 402d   name Jane Doe   desktop 4.41.2   …
|NOTEAM in no team   IDLE not seen for 90d   GUEST from outside
|                                                                   data 12:00:00
|
key F9
wait name, then F9
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > members                              [1-1/1 of 11] flags v  filter: /jdoe
| M  MEMBER             ROLE      TEAMS             LAST SEEN  FLAGS
|>   jdoe               Member    web                      5d
|
|
| ┌─┌─ Change role: jdoe? ───────────────────────────────────────────────────┐─┐
| │ │ in acme                                                                │ │
| │ │ role: member -> owner                                                  │ │
| │ │ 1 request, written to the journal first.                               │ │
| │ │ Type acme: [    ]                                                      │ │
> │ │ [ Cancel ]  [ Apply ]                                                  │ │
| │ │ name, then F9 (or Tab, Enter) send   Esc cancel                        │ │
| │ └────────────────────────────────────────────────────────────────────────┘ │
| └────────────────────────────────────────────────────────────────────────────┘
|
|
|
|
|────────────────────────────────────────────────────────────────────────────────
|jdoe   email jdoe@example.com   joined 402d   name Jane Doe   desktop 4.41.2   …
|NOTEAM in no team   IDLE not seen for 90d   GUEST from outside
|                                                                   data 12:00:00
|
key Esc
key Esc
type y
requests PUT * 0
# By the palette, with the answer.
type :role editor
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > members                              [1-1/1 of 11] flags v  filter: /jdoe
| M  MEMBER             ROLE      TEAMS             LAST SEEN  FLAGS
|>   jdoe               Member    web                      5d
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
|jdoe   email jdoe@example.com   joined 402d   name Jane Doe   desktop 4.41.2   …
| -> change what they may do in the organization
|:role editor
|
key Enter
wait was: member
key F9
wait name, then F9
type acme
key F9
wait jdoe changed
requests PUT * 1
run org list-members --org acme --search jdoe --output tsv
|member	role	teams	seen	flags	email	joined	name	desktop	logged_in	guest	company	location	id
|jdoe	Editor	web	2024-02-25T10:20:44Z	EDITOR	jdoe@example.com	2023-01-24T10:41:28Z	Jane Doe	4.41.2	2024-02-24T12:20:44Z	false		Leeds, UK	b22cdbe630704406a3a5eabb0a7ff1fd
= 0
# Many: the same answer for all, reviewed as a plan.
key Esc
type Ug*
expect 11 marked
type m
type r
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > members                                      [1-11/11] flags v  filter: -
| M  MEMBER             ROLE      TEAMS             LAST SEEN  FLAGS
|>*  aldoext            Owner     owners                 311d  IDLE GUEST OWNER
| *  maria              Owner     owners,sre               1h  OWNER
| *  kmbeki             Owner     owners,sre               1d  OWNER
| ┌─ Change role: 10 members ──────────────────────────────────────────────────┐
| │ > role *     < choose >                                                    │
| │                                                                            │
| │                                                                            │
| │                                                                            │
| │   the member's new role                                                    │
| │   [ Send ]   [ Cancel ]                                                    │
| │   Space choose   Tab next   F9 send   Esc leave                            │
| └────────────────────────────────────────────────────────────────────────────┘
|
|
|
|
|────────────────────────────────────────────────────────────────────────────────
|11 marked
|NOTEAM in no team   IDLE not seen for 90d   GUEST from outside
|                                                                   data 12:00:00
|
key F9
expect role is needed
type e
key F9
wait name, then F9
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > members                                      [1-11/11] flags v  filter: -
| M  MEMBER             ROLE      TEAMS             LAST SEEN  FLAGS
|>* ┌─ Change role: 8 members? ──────────────────────────────────────────────┐R
| * │ in acme                                                                │
| * │   kmbeki                                                               │
| * │   rsilva                                                               │
| * │   tokoro                                                               │
| * │   and 5 more                                                           │
| * │ role = editor                                                          │
| * │ left out: 1, that is you (maria)                                       │
| * │ left out: 2, already so (jdoe)                                         │
| * │ Up to 8 requests, each written to the journal first.                   │
| * │ Type acme: [    ]                                                      │
>   │ [ Cancel ]  [ Apply ]                                                  │
|   │ name, then F9 (or Tab, Enter) change role   Esc cancel                 │
|   └────────────────────────────────────────────────────────────────────────┘
|
|
|────────────────────────────────────────────────────────────────────────────────
|11 marked
|NOTEAM in no team   IDLE not seen for 90d   GUEST from outside
|                                                                   data 12:00:00
|
type acme
key F9
wait Report
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > members                                      [1-11/11] flags v  filter: -
| M  MEMBER             ROLE      TEAMS             LAST SEEN  FLAGS
|>* ┌─ Report: 8 of 8 changed ───────────────────────────────────────────────┐R
| * │ in acme                                                                │
| * │ changed        8                                                       │
| * │   changed        200  kmbeki                                           │
| * │   changed        200  rsilva                                           │
| * │   changed        200  tokoro                                           │
| * │   changed        200  cibot7                                           │
| * │   changed        200  aldoext                                          │
| * │   changed        200  sato                                             │
| * │   changed        200  yossi                                            │
| * │   changed        200  u77123                                           │
|   │                                                                        │
|   │ Esc closes   j k scroll                                                │
|   └────────────────────────────────────────────────────────────────────────┘
|
|
|────────────────────────────────────────────────────────────────────────────────
|11 marked
|NOTEAM in no team   IDLE not seen for 90d   GUEST from outside
|ok: acme: 8 changed                                                data 12:00:00
|
key Esc
requests PUT * 9
# Into a team that the Hub lists.
type U
type /jdoe
key Enter
type m
type t
expect ci-push  ml
type s
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > members                              [1-1/1 of 11] flags v  filter: /jdoe
| M  MEMBER             ROLE      TEAMS             LAST SEEN  FLAGS
|>   jdoe               Editor    web                      5d  EDITOR
|
| ┌─ Add to a team: jdoe ──────────────────────────────────────────────────────┐
| │ > team *     [s                                     ]                      │
| │              sre  ci-push  owners                                          │
| │                                                                            │
| │                                                                            │
| │                                                                            │
| │   team                                                                     │
| │   [ Send ]   [ Cancel ]                                                    │
| │   Space choose   Tab next   F9 send   Esc leave                            │
| └────────────────────────────────────────────────────────────────────────────┘
|
|
|
|
|────────────────────────────────────────────────────────────────────────────────
|jdoe   email jdoe@example.com   joined 402d   name Jane Doe   desktop 4.41.2   …
|NOTEAM in no team   IDLE not seen for 90d   GUEST from outside
|                                                                   data 12:00:00
|
type  
key F9
wait y send
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > members                              [1-1/1 of 11] flags v  filter: /jdoe
| M  MEMBER             ROLE      TEAMS             LAST SEEN  FLAGS
|>   jdoe               Editor    web                      5d  EDITOR
|
| ┌─ Add to a team: jdoe ──────────────────────────────────────────────────────┐
| │ > team *     [sre                                   ]                      │
| │ ┌─ Add to a team: jdoe? ─────────────────────────────────────────────────┐ │
| │ │ in acme                                                                │ │
| │ │ team: sre                                                              │ │
| │ │ 1 request, written to the journal first.                               │ │
> │ │ [ Cancel ]                                                             │ │
| │ │ y send   Enter, Esc cancel                                             │ │
| │ └────────────────────────────────────────────────────────────────────────┘ │
| └────────────────────────────────────────────────────────────────────────────┘
|
|
|
|
|────────────────────────────────────────────────────────────────────────────────
|jdoe   email jdoe@example.com   joined 402d   name Jane Doe   desktop 4.41.2   …
|NOTEAM in no team   IDLE not seen for 90d   GUEST from outside
|                                                                   data 12:00:00
|
type y
wait jdoe added
run teams list-members --org acme --group-name sre --output tsv
|member	name	joined	email	company	location	type	id
|maria	Maria Lindqvist	2018-02-11T11:59:59Z	maria@example.com		Göteborg	User	7d33b1d2f17b4400a179765c90fd6fe8
|otto	Otto Brandt	2020-02-01T09:22:57Z	otto@example.com		Köln	User	f6d87410d1404af5a6749b0f4360c95f
|kmbeki	Khanyi Mbeki	2021-09-11T08:04:26Z	kmbeki@example.com		Cape Town	User	e2efc60297494768affc4bea51d655d8
|jdoe	Jane Doe	2023-01-24T10:41:28Z	jdoe@example.com		Leeds, UK	User	b22cdbe630704406a3a5eabb0a7ff1fd
= 0
# Everybody in the team owners is an owner: class 3.
type m
type t
expect ci-push  ml
type own
key F9
expect there is no team of that name
type  
key F9
wait name, then F9
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > members                              [1-1/1 of 11] flags v  filter: /jdoe
| M  MEMBER             ROLE      TEAMS             LAST SEEN  FLAGS
|>   jdoe               Editor    web,sre                  5d  EDITOR
|
| ┌─ Add to a team: jdoe ──────────────────────────────────────────────────────┐
| │ ┌─ Add to a team: jdoe? ─────────────────────────────────────────────────┐ │
| │ │ in acme                                                                │ │
| │ │ team: owners                                                           │ │
| │ │ 1 request, written to the journal first.                               │ │
| │ │ Type acme/owners: [           ]                                        │ │
> │ │ [ Cancel ]  [ Apply ]                                                  │ │
| │ │ name, then F9 (or Tab, Enter) send   Esc cancel                        │ │
| │ └────────────────────────────────────────────────────────────────────────┘ │
| └────────────────────────────────────────────────────────────────────────────┘
|
|
|
|
|────────────────────────────────────────────────────────────────────────────────
|jdoe   email jdoe@example.com   joined 402d   name Jane Doe   desktop 4.41.2   …
|NOTEAM in no team   IDLE not seen for 90d   GUEST from outside
|                                                                   data 12:00:00
|
key Esc
key Esc
type y
type qq
exit 0
