# A team is made and changed by forms: bad input beside its field, what the Hub names,
# the difference before it is sent, what somebody else did meanwhile.
hubsim --fixture acme --clock-scale 0 --rate-limit 0
env DOCKERHUB_USERNAME=maria
env DOCKERHUB_TOKEN=maria-password
start acme:teams 24x80
wait loaded 5 teams
type n
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > teams                                           [1-5/5] team ^  filter: -
| TEAM                  MEMBERS  DESCRIPTION
|>ci-push                     1  Robots that push
| ml                          2  Training images, big ones
| ┌─ New team in acme ─────────────────────────────────────────────────────────┐
| │ > name *        [                                                        ] │
| │   description   [                                                        ] │
| │                                                                            │
| │                                                                            │
| │                                                                            │
| │                                                                            │
| │   its name                                                                 │
| │   [ Send ]   [ Cancel ]                                                    │
| │   Tab next   F9 send   Esc leave                                           │
| └────────────────────────────────────────────────────────────────────────────┘
|
|
|
|
|────────────────────────────────────────────────────────────────────────────────
|ci-push   id 16341454   uuid 57ab93a5-e7e8-4fe3-a9b0-27d218be9594
|                                                                   data 12:00:00
|
type we b
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > teams                                           [1-5/5] team ^  filter: -
| TEAM                  MEMBERS  DESCRIPTION
|>ci-push                     1  Robots that push
| ml                          2  Training images, big ones
| ┌─ New team in acme ─────────────────────────────────────────────────────────┐
| │ > name *        [we b                                                    ] │
| │                 ! letters, digits and . _ - only, no "..", at most 255     │
| │   description   [                                                        ] │
| │                                                                            │
| │                                                                            │
| │                                                                            │
| │   its name                                                                 │
| │   [ Send ]   [ Cancel ]                                                    │
| │   Tab next   F9 send   Esc leave                                           │
| └────────────────────────────────────────────────────────────────────────────┘
|
|
|
|
|────────────────────────────────────────────────────────────────────────────────
|ci-push   id 16341454   uuid 57ab93a5-e7e8-4fe3-a9b0-27d218be9594
|                                                                   data 12:00:00
|
key F9
expect name: letters
key C-u
key F9
expect name is needed
type web
key Enter Enter Enter
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > teams                                           [1-5/5] team ^  filter: -
| TEAM                  MEMBERS  DESCRIPTION
|>ci-push                     1  Robots that push
| ml                          2  Training images, big ones
| ┌─ New team in acme ─────────────────────────────────────────────────────────┐
| │   name *        [web                                                     ] │
| │ ┌─ New team in acme? ────────────────────────────────────────────────────┐ │
| │ │ in acme                                                                │ │
| │ │ name: web                                                              │ │
| │ │ 1 request, written to the journal first.                               │ │
> │ │ [ Cancel ]                                                             │ │
| │ │ y send   Enter, Esc cancel                                             │ │
| │ └────────────────────────────────────────────────────────────────────────┘ │
| │   Tab next   F9 send   Esc leave                                           │
| └────────────────────────────────────────────────────────────────────────────┘
|
|
|
|
|────────────────────────────────────────────────────────────────────────────────
|ci-push   id 16341454   uuid 57ab93a5-e7e8-4fe3-a9b0-27d218be9594
|                                                                   data 12:00:00
|
key Enter
expect cancelled: nothing was sent
requests POST /v2/orgs/acme/groups* 0
key F9
wait y send
type y
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > teams                                           [1-5/5] team ^  filter: -
| TEAM                  MEMBERS  DESCRIPTION
|>ci-push                     1  Robots that push
| ml                          2  Training images, big ones
| ┌─ New team in acme ─────────────────────────────────────────────────────────┐
| │ > name *        [web                                                     ] │
| │                 ! the Hub: Team with this Name already exists              │
| │   description   [                                                        ] │
| │                                                                            │
| │                                                                            │
| │                                                                            │
| │   Hub said: 400 "name: Team with this Name already exists"                 │
| │   [ Send ]   [ Cancel ]                                                    │
| │   Tab next   F9 send   Esc leave                                           │
| └────────────────────────────────────────────────────────────────────────────┘
|
|
|
|
|────────────────────────────────────────────────────────────────────────────────
|ci-push   id 16341454   uuid 57ab93a5-e7e8-4fe3-a9b0-27d218be9594
|error: Hub said: 400 "name: Team with this Name already exists"    data 12:00:00
|
requests POST /v2/orgs/acme/groups* 1
type tools
expect webtools
type x
key Backspace
key Tab
paste Tools\nnot this
expect [Tools
absent not this
key F9
wait y send
type y
wait team webtools created
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > teams                                           [1-6/6] team ^  filter: -
| TEAM                  MEMBERS  DESCRIPTION
|>ci-push                     1  Robots that push
| ml                          2  Training images, big ones
| owners                      3  Full control of the organization
| sre                         3  Runs everything at 3 in the morning
| web                         4  Web application and its gateway
| webtools                    0  Tools
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
|ci-push   id 16341454   uuid 57ab93a5-e7e8-4fe3-a9b0-27d218be9594
|ok: team webtools created                                          data 12:00:00
|Enter open  D delete  n new  e edit  m actions  / filter  s sort  : cmd  ? help
run teams list --org acme --search webtools --output tsv --all
|team	members	description	id	uuid
|webtools	0	Tools	16341896	cf6f5820-c9d9-4a4d-bcad-b2c080f9ea19
= 0
# Nothing changed: nothing is sent.
type G
type e
expect [webtools
key F9
expect nothing is changed
requests PATCH * 0
key Tab
type  for all
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > teams                                           [1-6/6] team ^  filter: -
| TEAM                  MEMBERS  DESCRIPTION
| ci-push                     1  Robots that push
| ml                          2  Training images, big ones
| ┌─ Edit team: webtools ──────────────────────────────────────────────────────┐
| │   name          [webtools                                                ] │
| │ > description   [Tools for all                                           ] │
|>│                 was: Tools                                                 │
| │                                                                            │
| │                                                                            │
| │                                                                            │
| │   another description                                                      │
| │   [ Send ]   [ Cancel ]                                                    │
| │   Tab next   F9 send   Esc leave                                           │
| └────────────────────────────────────────────────────────────────────────────┘
|
|
|
|
|────────────────────────────────────────────────────────────────────────────────
|webtools   id 16341896   uuid cf6f5820-c9d9-4a4d-bcad-b2c080f9ea19
|                                                                   data 12:00:00
|
key F9
wait y send
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > teams                                           [1-6/6] team ^  filter: -
| TEAM                  MEMBERS  DESCRIPTION
| ci-push                     1  Robots that push
| ml                          2  Training images, big ones
| ┌─ Edit team: webtools ──────────────────────────────────────────────────────┐
| │   name          [webtools                                                ] │
| │ ┌─ Edit team: webtools? ─────────────────────────────────────────────────┐ │
|>│ │ in acme                                                                │ │
| │ │ description: Tools -> Tools for all                                    │ │
| │ │ 2 requests; written to the journal first.                              │ │
> │ │ [ Cancel ]                                                             │ │
| │ │ y send   Enter, Esc cancel                                             │ │
| │ └────────────────────────────────────────────────────────────────────────┘ │
| │   Tab next   F9 send   Esc leave                                           │
| └────────────────────────────────────────────────────────────────────────────┘
|
|
|
|
|────────────────────────────────────────────────────────────────────────────────
|webtools   id 16341896   uuid cf6f5820-c9d9-4a4d-bcad-b2c080f9ea19
|                                                                   data 12:00:00
|
key Esc
# Somebody else was quicker: both are shown, and it is asked again.
run teams patch --org acme --group-name webtools --description Ours --output tsv
|field	value
|id	16341896
|uuid	cf6f5820-c9d9-4a4d-bcad-b2c080f9ea19
|name	webtools
|description	Ours
|member_count	0
= 0
key F9
wait y send
type y
wait changed meanwhile
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > teams                                           [1-6/6] team ^  filter: -
| TEAM                  MEMBERS  DESCRIPTION
| ci-push                     1  Robots that push
| ml                          2  Training images, big ones
| ┌─ Edit team: webtools ──────────────────────────────────────────────────────┐
| │   name          [webtools                                                ] │
| │ > description   [Tools for all                                           ] │
|>│                 was: Ours                                                  │
| │                                                                            │
| │                                                                            │
| │                                                                            │
| │   it was changed meanwhile: see what it was, then send again               │
| │   [ Send ]   [ Cancel ]                                                    │
| │   Tab next   F9 send   Esc leave                                           │
| └────────────────────────────────────────────────────────────────────────────┘
|
|
|
|
|────────────────────────────────────────────────────────────────────────────────
|webtools   id 16341896   uuid cf6f5820-c9d9-4a4d-bcad-b2c080f9ea19
|! nothing was sent: somebody else changed it since it was read     data 12:00:00
|
requests PATCH * 1
key F9
wait y send
type y
wait webtools changed
run teams get --org acme --group-name webtools --output tsv
|field	value
|id	16341896
|uuid	cf6f5820-c9d9-4a4d-bcad-b2c080f9ea19
|name	webtools
|description	Tools for all
|member_count	0
= 0
# Leaving with something typed is asked for.
type e
expect [webtools
type 2
key Esc
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > teams                                           [1-6/6] team ^  filter: -
| TEAM                  MEMBERS  DESCRIPTION
| ci-push                     1  Robots that push
| ml                          2  Training images, big ones
| ┌─ Edit team: webtools ──────────────────────────────────────────────────────┐
| │ > name          [webtools2                                               ] │
| │                 was: webtools                                              │
|>│   description   [Tools for all                                           ] │
| │                                                                            │
| │                                                                            │
| │                                                                            │
| │   Throw away what was typed?  y yes   any other key: no                    │
| │   [ Send ]   [ Cancel ]                                                    │
| │   Tab next   F9 send   Esc leave                                           │
| └────────────────────────────────────────────────────────────────────────────┘
|
|
|
|
|────────────────────────────────────────────────────────────────────────────────
|webtools   id 16341896   uuid cf6f5820-c9d9-4a4d-bcad-b2c080f9ea19
|                                                                   data 12:00:00
|
key Enter
expect webtools2
key Esc
type y
gone Edit team
requests PATCH * 2
type qq
exit 0
