# A team is known by its name: also one that is typed before the Hub has said whose it
# is, and one that nobody knows is not sent.
hubsim --fixture acme --clock-scale 0 --rate-limit 0 --fail 'GET /v2/orgs/acme/groups delay:3000'
env DOCKERHUB_USERNAME=maria
env DOCKERHUB_TOKEN=maria-password
start acme/web-app:access 24x80
wait loaded 3 teams with access
type n
type ml
key Tab
type r
key F9
wait not read yet
gone reading what there is
key Tab
key F9
wait number, then F9
expect team: ml
key Esc
key S-Tab
key C-u
type mlx
key F9
expect there is no team of that name
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > web-app > access                                [1-3/3] team ^  filter: -
| M  TEAM                                                              PERMISSION
|>   ci-push                                                           write
|    sre                                                               admin
| ┌─ Give a team access in acme/web-app ───────────────────────────────────────┐
| │ > team *       [mlx                                   ]                    │
| │                none of the 5 there are                                     │
| │   permission * < read >  pull                                              │
| │                                                                            │
| │                                                                            │
| │                                                                            │
| │                                                                            │
| │   there is no team of that name                                            │
| │   [ Send ]   [ Cancel ]                                                    │
| │   Space choose   Tab next   F9 send   Esc leave                            │
| └────────────────────────────────────────────────────────────────────────────┘
|
|
|
|────────────────────────────────────────────────────────────────────────────────
|ci-push   id 16341454
|                                                                   data 12:00:00
|
requests POST */groups* 0
key C-u
type ml
key F9
wait number, then F9
type 1
key F9
wait given access
requests POST */groups* 1
run repos list-groups --namespace acme --repository web-app --output tsv
|team	permission	id
|web	write	16341403
|sre	admin	16341420
|ci-push	write	16341454
|ml	read	16341437
= 0
type :q
key Enter
exit 0
