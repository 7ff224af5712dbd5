# What a form says when the Hub does not answer as hoped; what was typed stays.
hubsim --fixture acme --clock-scale 0 --rate-limit 0 --fail 'GET /v2/orgs/acme/groups/web 403 n=1' --fail 'GET /v2/orgs/acme/groups/ml stall' --fail 'PATCH */groups/sre after-500 n=1' --fail 'PATCH */groups/sre 403 n=1' --fail 'POST */groups delay:4000 n=1' --fail 'PATCH */groups/ci-push reset n=1'
env DOCKERHUB_USERNAME=maria
env DOCKERHUB_TOKEN=maria-password
start acme:teams 24x80
wait loaded 5 teams
# What is now cannot be read.
type G
type e
wait Hub said: 403
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > teams                                           [1-5/5] team ^  filter: -
| TEAM                  MEMBERS  DESCRIPTION
| ci-push                     1  Robots that push
| ml                          2  Training images, big ones
| ┌─ Edit team: web ───────────────────────────────────────────────────────────┐
| │  Hub said: 403 "insufficient scope"                                        │
|>│  Teams need: password + 2FA sign-in as an owner or editor, or an           │
| │  organization token with scope-group-read.                                 │
| │                                                                            │
| │                                                                            │
| │                                                                            │
| │                                                                            │
| │                                                                            │
| │ R read again   Esc leave                                                   │
| └────────────────────────────────────────────────────────────────────────────┘
|
|
|
|
|────────────────────────────────────────────────────────────────────────────────
|web   id 16341403   uuid 1efd1705-1b3f-4028-aa5b-d08ca28e0429
|error: Hub said: 403 "insufficient scope"; Teams need: password …  data 12:00:00
|
type R
wait [Web
key Esc
gone Edit team
# It does not come at all: leaving does not wait.
type gj
type e
wait Reading what is now
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > teams                                           [1-5/5] team ^  filter: -
| TEAM                  MEMBERS  DESCRIPTION
| ci-push                     1  Robots that push
|>ml                          2  Training images, big ones
| ┌─ Edit team: ml ────────────────────────────────────────────────────────────┐
| │   Reading what is now ...                                                  │
| │                                                                            │
| │                                                                            │
| │                                                                            │
| │                                                                            │
| │                                                                            │
| │                                                                            │
| │                                                                            │
| │ Esc leave                                                                  │
| └────────────────────────────────────────────────────────────────────────────┘
|
|
|
|
|────────────────────────────────────────────────────────────────────────────────
|ml   id 16341437   uuid 63d33cba-d84c-417f-a57e-3f76057f61be
|                                                                   data 12:00:00
|
key Esc
gone Edit team
# Done perhaps, and perhaps not.
type j
type j
type e
wait [Runs
key Tab
type !
key F9
wait y send
type y
wait has it now
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > teams                                           [1-5/5] team ^  filter: -
| TEAM                  MEMBERS  DESCRIPTION
| ci-push                     1  Robots that push
| ml                          2  Training images, big ones
| ┌─ Edit team: sre ───────────────────────────────────────────────────────────┐
|>│   name          [sre                                                     ] │
| │ > description   [Runs everything at 3 in the morning!                    ] │
| │                                                                            │
| │                                                                            │
| │                                                                            │
| │                                                                            │
| │   there was no clear answer, but the Hub has it now as it is typed here    │
| │   [ Send ]   [ Cancel ]                                                    │
| │   Tab next   F9 send   Esc leave                                           │
| └────────────────────────────────────────────────────────────────────────────┘
|
|
|
|
|────────────────────────────────────────────────────────────────────────────────
|sre   id 16341420   uuid 12f25c38-3810-41d3-a847-36ab56ab2376
|error: it may or may not have happened, without a clear answer: …  data 12:00:00
|
key F9
expect nothing is changed
run teams get --org acme --group-name sre --output tsv
|field	value
|id	16341420
|uuid	12f25c38-3810-41d3-a847-36ab56ab2376
|name	sre
|description	Runs everything at 3 in the morning!
|member_count	3
= 0
# Not allowed: the form is as it was.
type !
key F9
wait y send
type y
wait Hub said: 403
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > teams                                           [1-5/5] team ^  filter: -
| TEAM                  MEMBERS  DESCRIPTION
| ci-push                     1  Robots that push
| ml                          2  Training images, big ones
| ┌─ Edit team: sre ───────────────────────────────────────────────────────────┐
|>│   name          [sre                                                     ] │
| │ > description   [Runs everything at 3 in the morning!!                   ] │
| │                 was: Runs everything at 3 in the morning!                  │
| │                                                                            │
| │                                                                            │
| │                                                                            │
| │   Hub said: 403 "insufficient scope"                                       │
| │   [ Send ]   [ Cancel ]                                                    │
| │   Tab next   F9 send   Esc leave                                           │
| └────────────────────────────────────────────────────────────────────────────┘
|
|
|
|
|────────────────────────────────────────────────────────────────────────────────
|sre   id 16341420   uuid 12f25c38-3810-41d3-a847-36ab56ab2376
|error: Hub said: 403 "insufficient scope"; the token's scope is …  data 12:00:00
|
key Esc
type y
# The connection breaks: nobody knows.
type gg
type e
wait [Robots
key Tab
type !
key F9
wait y send
type y
wait has not got it
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > teams                                           [1-5/5] team ^  filter: -
| TEAM                  MEMBERS  DESCRIPTION
|>ci-push                     1  Robots that push
| ml                          2  Training images, big ones
| ┌─ Edit team: ci-push ───────────────────────────────────────────────────────┐
| │   name          [ci-push                                                 ] │
| │ > description   [Robots that push!                                       ] │
| │                 was: Robots that push                                      │
| │                                                                            │
| │                                                                            │
| │   there was no clear answer, and the Hub has not got it: send again, or    │
| │   leave                                                                    │
| │   [ Send ]   [ Cancel ]                                                    │
| │   Tab next   F9 send   Esc leave                                           │
| └────────────────────────────────────────────────────────────────────────────┘
|
|
|
|
|────────────────────────────────────────────────────────────────────────────────
|ci-push   id 16341454   uuid 57ab93a5-e7e8-4fe3-a9b0-27d218be9594
|error: it may or may not have happened, without a clear answer: …  data 12:00:00
|
key Esc
type y
# What is on its way goes on without looking.
type n
type slow
key F9
wait y send
type y
wait Sending
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > teams                                           [1-5/5] team ^  filter: -
| TEAM                  MEMBERS  DESCRIPTION
|>ci-push                     1  Robots that push
| ml                          2  Training images, big ones
| ┌─ New team in acme ─────────────────────────────────────────────────────────┐
| │ > name *        [slow                                                    ] │
| │   description   [                                                        ] │
| │                                                                            │
| │                                                                            │
| │                                                                            │
| │                                                                            │
| │   Sending ...                                                              │
| │   [ Send ]   [ Cancel ]                                                    │
| │   Esc leave                                                                │
| └────────────────────────────────────────────────────────────────────────────┘
|
|
|
|
|────────────────────────────────────────────────────────────────────────────────
|ci-push   id 16341454   uuid 57ab93a5-e7e8-4fe3-a9b0-27d218be9594
|                                                                   data 12:00:00
|
key Esc
wait still being sent
wait team slow created
run teams list --org acme --search slow --output tsv
|team	members	description	id	uuid
|slow	0		16341896	cf6f5820-c9d9-4a4d-bcad-b2c080f9ea19
= 0
type :jobs
key Enter
wait No jobs
key Esc
type ?
type /add member
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|help: the keys of this screen   / searches                  [1-1/1]  /add member
| m a             put somebody into the team   :add member
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
|
|
|/add member
|
|/ filter  : cmd  Esc back  q quit  @ requests  ! errors  ? help
key Esc
key Esc
type qq
exit 0
