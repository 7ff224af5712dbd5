# A line is changed in place: checked as from the file while it is typed, then by the Hub,
# which is asked of what changed alone.  The file stays as it is; the result says both.
hubsim --fixture acme --repos 1 --clock-scale 0 --rate-limit 0
env DOCKERHUB_USERNAME=maria
env DOCKERHUB_TOKEN=maria-password
file $TMP/june.csv
|email,role,team
|ana@acme.io,,
|bo@acme.io,member,web
|carla@@acme.io,,
|ANA@acme.io,,
|z@partner.example,,
file $TMP/july.csv
|email
|new@acme.io
start acme:invites 24x80
wait data 12:00:00
type :invite ~/june.csv
key Enter
wait DRY RUN
requests POST /v2/invites/bulk 2
expect the same as line 2
type jj
key Enter
expect neither a Docker ID nor an e-mail address
# It is not taken as long as it is wrong.
key F9
expect invitee: neither a Docker ID
key C-u
type jdoe
expect already a member
key C-u
type BO@acme.io
expect the same as line 3
key C-u
paste carla@acme.io\nnever@acme.io
expect ok here, the Hub checks it then
absent never@
key Tab
type  
key Tab
type web
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > invite < june.csv                                  [3/5]  DRY RUN, 0 sent
| role -   team -   5 lines
| LINE INVITEE            RESULT                                    ACTION
| ┌─ Line 4 of the file ───────────────────────────────────────────────────────┐
| │   invitee *  [carla@acme.io                                              ] │
|>│              was: carla@@acme.io                                           │
| │   role       < member >  what the teams allow                              │
| │ > team       [web                                   ]                      │
| │              web  sre  ml  ci-push                                         │
| │              ok here, the Hub checks it then                               │
| │                                                                            │
| │                                                                            │
| │                                                                            │
| │   team they join; never owners                                             │
| │   [ Take ]   [ Cancel ]                                                    │
| │   Space choose   Tab next   F9 take   Esc leave                            │
| └────────────────────────────────────────────────────────────────────────────┘
| needed.  Links work for 14 days.
| F9 sends 3, and asks for their number first.
|────────────────────────────────────────────────────────────────────────────────
|carla@@acme.io   skip   neither a Docker ID nor an e-mail address
|
|
key Enter Enter
wait ok, edited
# Its group is asked, and nothing else of the file or the organization.
requests POST /v2/invites/bulk 3
requests GET /v2/orgs/acme/members* 1
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > invite < june.csv                                  [3/5]  DRY RUN, 0 sent
| role -   team -   5 lines, 1 edited
| LINE INVITEE            RESULT                                    ACTION
|    2 ana@acme.io        ok                                        will invite
|    3 bo@acme.io         ok                                        will invite
|>   4 carla@acme.io      ok, edited                                will invite
|    5 ANA@acme.io        the same as line 2                        skip
|    6 z@partner.example  ok                                        will invite
|
|
|
|
|
|
|
| invite 4   skip 1 (1 duplicate)
| Each open invitation takes a seat, and seats left are not in the Hub API: 4
| needed.  Links work for 14 days.
| F9 sends 4, and asks for their number first.
|────────────────────────────────────────────────────────────────────────────────
|carla@acme.io   will invite   ok, edited, in the file carla@@acme.io   role mem…
|checked here and by the Hub's dry run, nothing sent: 1 request
|F9 send  Enter edit  r role  t team  d domains  n file  E export  Esc back
# As it was: nothing is sent, and nothing is asked.
key Enter
key Esc
absent Line 4
key Enter
key C-u
type x
key Esc
expect Throw away what was typed
type y
requests POST /v2/invites/bulk 3
# A double is one no more when the first is another.
type gg
key Enter
key C-u
type anna@acme.io
key F9
wait 2 edited
requests POST /v2/invites/bulk 4
absent the same as line
# Edits stay when the presets change; who has both of their own is not asked again.
type r
type editor
key Enter
wait role editor
wait DRY RUN
requests POST /v2/invites/bulk 5
expect 2 edited
type gg
key Enter
expect not said: editor, as for all that say none
key Esc
# Another file loses them; what leads away from them, by key or by name, is asked twice.
type n
expect 2 edited will be lost
# Why it cannot be read stands above its name.
key C-u
type ~/no/june.csv
key Enter
expect no/june.csv: No such file or directory
key Esc
key Esc
expect 2 edited, not sent: F9 sends, E writes, once more leaves
type G
key Esc
expect 2 edited, not sent: F9 sends, E writes, once more leaves
type G
type :acme:members
key Enter
expect 2 edited, not sent: F9 sends, E writes, once more leaves
type G
type :q
key Enter
expect 2 edited, not sent: F9 sends, E writes, once more leaves
type r
key C-u
key Enter
wait role -
wait DRY RUN
# What was sent is in the result file, with what stands in the file.
key F9
wait number, then F9
type 5
key F9
wait Report: 5 of 5 invited
key Esc
wait SENT: 5 invited
run org list-invites --org acme --all --output tsv --columns invitee,role,team
|invitee	role	team
|p.novak@x.example	member	web
|ines.costa@example.com	member	ml
|anna@acme.io	member	
|ANA@acme.io	member	
|z@partner.example	member	
|bo@acme.io	member	web
|carla@acme.io	member	web
= 0
type n
key C-u
type ~/july.csv
key Enter
wait DRY RUN
absent edited
expect new@acme.io
