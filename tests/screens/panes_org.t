# What an organization has: teams and who is in them, members, invitations, tokens, settings.
hubsim --fixture acme
env DOCKERHUB_USERNAME=maria
env DOCKERHUB_TOKEN=maria-password
run org invite --org acme --invitee new@example.com --team web -0
|new@example.com
= 0
start acme:teams 24x80
wait loaded 5 teams
screen
>hubdeck  acme  maria  pw  RW                  API 178/180 reset HH:MM:SS  jobs 0
|acme > teams                                           [1-5/5] team ^  filter: -
| TEAM                  MEMBERS  DESCRIPTION
|>ci-push                     1  Robots that push
| ml                          2  Training images, big ones
| owners                      3  Full control of the organization
| sre                         3  Runs everything at 3 in the morning
| web                         4  Web application and its gateway
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
|ci-push   id 16341454   uuid 57ab93a5-e7e8-4fe3-a9b0-27d218be9594
|loaded 5 teams (1 request)                                         data 12:00:00
|Enter open  D delete  n new  e edit  m actions  / filter  s sort  : cmd  ? help
key Enter
wait acme > ci-push > team-members
wait loaded 1 team member
screen
>hubdeck  acme  maria  pw  RW                  API 177/180 reset HH:MM:SS  jobs 0
|acme > ci-push > team-members                        [1-1/1] member ^  filter: -
| M  MEMBER                NAME                                            JOINED
|>   cibot7                CI robot (do not mail)                            640d
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
|cibot7   email cibot7@example.com   type User   id 244ca7d53e6b4784a6bcfeba5019…
|loaded 1 team member (1 request)                                   data 12:00:00
|Enter open  Space mark  D remove  n add  m actions  / filter  s sort  ? help
type 5
wait loaded 11 members
screen
>hubdeck  acme  maria  pw  RW                  API 176/180 reset HH:MM:SS  jobs 0
|acme > members                                      [1-11/11] flags v  filter: -
| M  MEMBER             ROLE      TEAMS             LAST SEEN  FLAGS
|>   aldoext            Owner     owners                 311d  IDLE GUEST OWNER
|    maria              Owner     owners,sre               1h  OWNER
|    kmbeki             Owner     owners,sre               1d  OWNER
|    otto               Editor    sre                    400d  IDLE EDITOR
|    u77123             Member                            88d  NOTEAM
|    jdoe               Member    web                      5d
|    rsilva             Member    web,ml                   3d
|    tokoro             Member    web                      2d
|    cibot7             Member    ci-push                   -
|    sato               Member    ml                       9d
|    yossi              Member    web                     41d
|
|
|
|
|
|────────────────────────────────────────────────────────────────────────────────
|aldoext   email aldo@ferri.example   joined 1,204d   name Aldo Ferri (contracto…
|NOTEAM in no team   IDLE not seen for 90d   GUEST from outside
|loaded 11 members (1 request)                                      data 12:00:00
|Enter open  Space mark  D remove  n invite  m actions  v view  c compare  ? help
type d
wait member aldoext
screen
>hubdeck  acme  maria  pw  RW                  API 176/180 reset HH:MM:SS  jobs 0
|member aldoext                                                         [1-15/15]
| reference     aldoext
| member        aldoext
| role          Owner
| teams         owners
| seen          2023-04-25 06:25 UTC (311d)
| flags         IDLE GUEST OWNER
| email         aldo@ferri.example
| joined        2020-11-13 02:50 UTC (1,204d)
| name          Aldo Ferri (contractor)
| desktop       4.41.2
| logged_in     2023-04-25 02:25 UTC (311d)
| guest         true
| company       -
| location      Torino
| id            da5e373fd7e04948aaf06ed2b2dbadbc
|
|
|
|
|
|
|/ filter  : cmd  Esc back  q quit  @ requests  ! errors  ? help
key Esc
type 6
wait loaded 3 invites
screen
>hubdeck  acme  maria  pw  RW                  API 175/180 reset HH:MM:SS  jobs 0
|acme > invites                                          [1-3/3] age ^  filter: -
| M  INVITEE                        AGE  STATUS        TEAM          BY
|>   p.novak@x.example              41d  EXPIRED       web           maria
|    ines.costa@example.com          3d                ml            maria
|    new@example.com                 0s                web           maria
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
|p.novak@x.example   role member   org acme
|EXPIRED older than 14 days: its link no longer works
|loaded 3 invites (1 request)                                       data 12:00:00
|Enter open  Space mark  D cancel  n new  m actions  / filter  s sort  ? help
type 8
wait loaded 3 organization tokens
screen
>hubdeck  acme  maria  pw  RW                  API 174/180 reset HH:MM:SS  jobs 0
|acme > oats                                         [1-3/3] expires ^  filter: -
| M  LABEL                                            STATE      EXPIRES     USED
|>   organization token that only reads repositorie…  active       never    never
|    organization token without scope-repository-li…  active       never    never
|    organization token with every scope              active       never    never
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
|organization token that only reads repositories and tags   flags NEVER   by mar…
|
|loaded 3 organization tokens (1 request)                           data 12:00:00
|Enter open  Space mark  D delete  n new  e edit  m actions  / filter  ? help
type :acme:settings
key Enter
wait loaded 3 settings
screen
>hubdeck  acme  maria  pw  RW                  API 173/180 reset HH:MM:SS  jobs 0
|acme > settings                                         [1-3/3] key ^  filter: -
| KEY                                          VALUE
|>restricted_images.allow_official_images      true
| restricted_images.allow_verified_publishers  true
| restricted_images.enabled                    false
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
|restricted_images.allow_official_images   who owner   meaning official images a…
|loaded 3 settings (1 request)                                      data 12:00:00
|Enter open  e edit  m actions  / filter  s sort  : cmd  d info  Esc back  ? help
type :pats
key Enter
wait loaded 3 personal tokens
screen
>hubdeck  127.0.0.1:PORTS  maria  pw  RW       API 172/180 reset HH:MM:SS  jobs 0
|pats                                                [1-3/3] expires ^  filter: -
| M  LABEL                    STATE      EXPIRES     USED  SCOPES
|>   personal token: public…  active       never    never  repo:public_read
|    personal token: read o…  active       never    never  repo:read
|    personal token: read, …  active       never    never  repo:admin
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
|personal token: public repositories, read only   flags NEVER   created 226d   b…
|
|loaded 3 personal tokens (1 request)                               data 12:00:00
|Enter open  Space mark  D delete  n new  e edit  m actions  / filter  ? help
type :q
key Enter
exit 0
