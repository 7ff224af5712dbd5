# The other forms: access of teams, webhooks, SCIM users, settings, organizations.
hubsim --fixture acme --clock-scale 0 --rate-limit 0
env DOCKERHUB_USERNAME=maria
env DOCKERHUB_TOKEN=maria-password
env DOCKERHUB_SCIM_TOKEN=scim-acme
start acme/web-app:access 24x80
wait loaded 3 teams with access
type n
wait ci-push  ml
type ml
key Tab
type r
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > web-app > access                                [1-3/3] team ^  filter: -
| M  TEAM                                                              PERMISSION
|>   ci-push                                                           write
|    sre                                                               admin
| ┌─ Give a team access in acme/web-app ───────────────────────────────────────┐
| │   team *       [ml                                    ]                    │
| │ > permission * < read >  pull                                              │
| │                                                                            │
| │                                                                            │
| │                                                                            │
| │                                                                            │
| │   what its members may do                                                  │
| │   [ Send ]   [ Cancel ]                                                    │
| │   Space choose   Tab next   F9 send   Esc leave                            │
| └────────────────────────────────────────────────────────────────────────────┘
|
|
|
|
|────────────────────────────────────────────────────────────────────────────────
|ci-push   id 16341454
|                                                                   data 12:00:00
|
key F9
wait number, then F9
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > web-app > access                                [1-3/3] team ^  filter: -
| M  TEAM                                                              PERMISSION
|>   ci-push                                                           write
|    sre                                                               admin
| ┌─ Give a team access in acme/web-app ───────────────────────────────────────┐
| │ ┌─ Give a team access in acme/web-app? ──────────────────────────────────┐ │
| │ │ in acme/web-app                                                        │ │
| │ │ team: ml                                                               │ │
| │ │ permission: read                                                       │ │
| │ │ 1 request, written to the journal first.                               │ │
| │ │ Type 1 to send: [    ]                                                 │ │
> │ │ [ Cancel ]  [ Apply ]                                                  │ │
| │ │ number, then F9 (or Tab, Enter) send   Esc cancel                      │ │
| │ └────────────────────────────────────────────────────────────────────────┘ │
| └────────────────────────────────────────────────────────────────────────────┘
|
|
|
|
|────────────────────────────────────────────────────────────────────────────────
|ci-push   id 16341454
|                                                                   data 12:00:00
|
type 1
key F9
wait given access
run repos list-groups --namespace acme --repository web-app --output tsv
|team	permission	id
|web	write	16341403
|sre	admin	16341420
|ci-push	write	16341454
|ml	read	16341437
= 0
# Admin is power.
type /ml
key Enter
type e
key Right Right
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > web-app > access                         [1-1/1 of 4] team ^  filter: /ml
| M  TEAM                                                              PERMISSION
|>   ml                                                                read
|
|
| ┌─ Change permission: ml ────────────────────────────────────────────────────┐
| │ > permission * < admin >  also settings, access and deleting               │
| │                was: read                                                   │
| │                                                                            │
| │                                                                            │
| │   what its members may do                                                  │
| │   [ Send ]   [ Cancel ]                                                    │
| │   Space choose   Tab next   F9 send   Esc leave                            │
| └────────────────────────────────────────────────────────────────────────────┘
|
|
|
|
|
|────────────────────────────────────────────────────────────────────────────────
|ml   id 16341437
|                                                                   data 12:00:00
|
key F9
wait name, then F9
type acme/web-app
key F9
wait ml changed
run repos list-groups --namespace acme --repository web-app --output tsv
|team	permission	id
|web	write	16341403
|sre	admin	16341420
|ci-push	write	16341454
|ml	admin	16341437
= 0
# It has access already: the Hub says so beside the team.
key Esc
type n
wait ci-push  ml
type ml
key Tab
type w
key F9
wait number, then F9
type 1
key F9
wait the Hub:
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > web-app > access                                [1-4/4] team ^  filter: -
| M  TEAM                                                              PERMISSION
|>   ci-push                                                           write
|    ml                                                                admin
| ┌─ Give a team access in acme/web-app ───────────────────────────────────────┐
| │ > team *       [ml                                    ]                    │
| │                ci-push  ml  owners  sre  web                               │
| │                ! the Hub: the team is assigned already                     │
| │   permission * < write >  pull and push                                    │
| │                                                                            │
| │                                                                            │
| │                                                                            │
| │   Hub said: 400 "body is invalid; group_id: the team is assigned already"  │
| │   [ Send ]   [ Cancel ]                                                    │
| │   Space choose   Tab next   F9 send   Esc leave                            │
| └────────────────────────────────────────────────────────────────────────────┘
|
|
|
|────────────────────────────────────────────────────────────────────────────────
|ci-push   id 16341454
|error: Hub said: 400 "body is invalid; group_id: the team is ass…  data 12:00:00
|
key Esc
type y
# From the list of repositories, for several.
type :acme
key Enter
wait loaded 13 repos
type /-cache
key Enter
type T
wait ci-push  ml
type sre
key Tab
type a
key F9
wait name, then F9
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > repos                               [1-1/1 of 13] size v  filter: /-cache
| M  REPOSITORY                               VIS          SIZE   PULLS   UPDATED
|>   ci-cache                                 private    388.0G     44k        1s
|
| ┌─ Give a team access: ci-cache ─────────────────────────────────────────────┐
| │ ┌─ Give a team access: ci-cache? ────────────────────────────────────────┐ │
| │ │ in acme                                                                │ │
| │ │ team: sre                                                              │ │
| │ │ permission: admin                                                      │ │
| │ │ 1 request, written to the journal first.                               │ │
| │ │ Type acme/ci-cache: [             ]                                    │ │
> │ │ [ Cancel ]  [ Apply ]                                                  │ │
| │ │ name, then F9 (or Tab, Enter) send   Esc cancel                        │ │
| │ └────────────────────────────────────────────────────────────────────────┘ │
| └────────────────────────────────────────────────────────────────────────────┘
|
|
|
|
|────────────────────────────────────────────────────────────────────────────────
|acme/ci-cache   description BuildKit cache, safe to delete   created 375d   sta…
|                                                                   data 12:00:00
|
type acme/ci-cache
key F9
wait ci-cache given access
run repos list-groups --namespace acme --repository ci-cache --output tsv
|team	permission	id
|ci-push	write	16341454
|sre	admin	16341420
= 0
# A webhook: its address is a secret, and is seen only while it is typed.
type :acme/web-app:webhooks
key Enter
wait loaded
type e
expect the Hub cannot change a webhook
type n
type deploy
key Tab
type http://ci.example/hook?key=1
expect begins with https
key C-u
paste https://u:pw@ci.example/hook?token=s3cret
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > web-app > webhooks                                  [0] name ^  filter: -
| No webhooks. Hub calls them on push only.   n new
| M  NAME                  URL                                               LAST
| ┌─ New webhook in acme/web-app ──────────────────────────────────────────────┐
| │   name *           [deploy                                               ] │
| │ > url *            [https://u:pw@ci.example/hook?token=s3cret            ] │
| │   final callback   < no >                                                  │
| │                                                                            │
| │                                                                            │
| │                                                                            │
| │                                                                            │
| │                                                                            │
| │   where pushes are told; a secret                                          │
| │   [ Send ]   [ Cancel ]                                                    │
| │   Tab next   F9 send   Esc leave                                           │
| └────────────────────────────────────────────────────────────────────────────┘
|
|
|
|────────────────────────────────────────────────────────────────────────────────
|
|                                                                   data 12:00:00
|
key Tab
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > web-app > webhooks                                  [0] name ^  filter: -
| No webhooks. Hub calls them on push only.   n new
| M  NAME                  URL                                               LAST
| ┌─ New webhook in acme/web-app ──────────────────────────────────────────────┐
| │   name *           [deploy                                               ] │
| │   url *            [https://ci.example/***                               ] │
| │ > final callback   < no >                                                  │
| │                                                                            │
| │                                                                            │
| │                                                                            │
| │                                                                            │
| │                                                                            │
| │   true: the receiver confirms each delivery                                │
| │   [ Send ]   [ Cancel ]                                                    │
| │   Space choose   Tab next   F9 send   Esc leave                            │
| └────────────────────────────────────────────────────────────────────────────┘
|
|
|
|────────────────────────────────────────────────────────────────────────────────
|
|                                                                   data 12:00:00
|
key F9
wait y send
absent s3cret
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > web-app > webhooks                                  [0] name ^  filter: -
| No webhooks. Hub calls them on push only.   n new
| M  NAME                  URL                                               LAST
| ┌─ New webhook in acme/web-app ──────────────────────────────────────────────┐
| │   name *           [deploy                                               ] │
| │ ┌─ New webhook in acme/web-app? ─────────────────────────────────────────┐ │
| │ │ in acme/web-app                                                        │ │
| │ │ name: deploy                                                           │ │
| │ │ url: https://ci.example/***                                            │ │
| │ │ final callback: no                                                     │ │
| │ │ 1 request, written to the journal first.                               │ │
> │ │ [ Cancel ]                                                             │ │
| │ │ y send   Enter, Esc cancel                                             │ │
| │ └────────────────────────────────────────────────────────────────────────┘ │
| │   Space choose   Tab next   F9 send   Esc leave                            │
| └────────────────────────────────────────────────────────────────────────────┘
|
|
|
|────────────────────────────────────────────────────────────────────────────────
|
|                                                                   data 12:00:00
|
type y
wait webhook deploy created
absent s3cret
type n
type deploy
key Tab
type https://ci.example/
key F9
wait y send
type y
wait the Hub:
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > web-app > webhooks                              [1-1/1] name ^  filter: -
| M  NAME                  URL                                               LAST
|>   deploy                https://ci.example/***                              0s
| ┌─ New webhook in acme/web-app ──────────────────────────────────────────────┐
| │ > name *           [deploy                                               ] │
| │                    ! the Hub: Webhook with this Name already exists        │
| │   url *            [https://ci.example/***                               ] │
| │   final callback   < no >                                                  │
| │                                                                            │
| │                                                                            │
| │                                                                            │
| │                                                                            │
| │   Hub said: 400 "name: Webhook with this Name already exists"              │
| │   [ Send ]   [ Cancel ]                                                    │
| │   Tab next   F9 send   Esc leave                                           │
| └────────────────────────────────────────────────────────────────────────────┘
|
|
|
|────────────────────────────────────────────────────────────────────────────────
|deploy   created 0s   callback no
|error: Hub said: 400 "name: Webhook with this Name already exist…  data 12:00:00
|
key Esc
type y
# SCIM: a person without `enabled` would be switched off, so all of it is sent.
type :acme:scim
key Enter
wait loaded
type n
type nobody
expect an e-mail address
type @example.com
key Tab
type No
key F9
wait name, then F9
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > scim                                          [1-11/11] user ^  filter: -
| M  USER                                        ACTIVE    NAME
|>   aldo@ferri.example                          yes       aldoext
| ┌─ New SCIM user in acme ────────────────────────────────────────────────────┐
| │   e-mail *      [nobody@example.com                                      ] │
| │ ┌─ New SCIM user in acme? ───────────────────────────────────────────────┐ │
| │ │ in acme                                                                │ │
| │ │ e-mail: nobody@example.com                                             │ │
| │ │ given name: No                                                         │ │
| │ │ 1 request, written to the journal first.                               │ │
| │ │ Type nobody@example.com: [                  ]                          │ │
> │ │ [ Cancel ]  [ Apply ]                                                  │ │
| │ │ name, then F9 (or Tab, Enter) send   Esc cancel                        │ │
| │ └────────────────────────────────────────────────────────────────────────┘ │
| │   Tab next   F9 send   Esc leave                                           │
| └────────────────────────────────────────────────────────────────────────────┘
|
|
|
|────────────────────────────────────────────────────────────────────────────────
|aldo@ferri.example   email aldo@ferri.example   groups owners   created 1,204d …
|                                                                   data 12:00:00
|
type nobody@example.com
key F9
wait user nobody@example.com created
wait [1-12/12]
type /nobody
key Enter
type e
expect family name
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > scim                                [1-1/1 of 12] user ^  filter: /nobody
| M  USER                                        ACTIVE    NAME
|>   nobody@example.com                          yes       nobody
| ┌─ Edit SCIM user: nobody@example.com ───────────────────────────────────────┐
| │ > given name    [No                                                      ] │
| │   family name   [                                                        ] │
| │   active        < yes >                                                    │
| │                                                                            │
| │                                                                            │
| │                                                                            │
| │                                                                            │
| │                                                                            │
| │   given name                                                               │
| │   [ Send ]   [ Cancel ]                                                    │
| │   Tab next   F9 send   Esc leave                                           │
| └────────────────────────────────────────────────────────────────────────────┘
|
|
|
|────────────────────────────────────────────────────────────────────────────────
|nobody@example.com   email nobody@example.com   groups company   created 0s   m…
|                                                                   data 12:00:00
|
key Tab
type Body
key F9
wait name, then F9
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > scim                                [1-1/1 of 12] user ^  filter: /nobody
| M  USER                                        ACTIVE    NAME
|>   nobody@example.com                          yes       nobody
| ┌─ Edit SCIM user: nobody@example.com ───────────────────────────────────────┐
| │   given name    [No                                                      ] │
| │ > family name   [Body                                                    ] │
| │ ┌─ Edit SCIM user: nobody@example.com? ──────────────────────────────────┐ │
| │ │ in acme                                                                │ │
| │ │ family name: none -> Body                                              │ │
| │ │ 2 requests; written to the journal first.                              │ │
| │ │ Type nobody@example.com: [                  ]                          │ │
> │ │ [ Cancel ]  [ Apply ]                                                  │ │
| │ │ name, then F9 (or Tab, Enter) send   Esc cancel                        │ │
| │ └────────────────────────────────────────────────────────────────────────┘ │
| │   Tab next   F9 send   Esc leave                                           │
| └────────────────────────────────────────────────────────────────────────────┘
|
|
|
|────────────────────────────────────────────────────────────────────────────────
|nobody@example.com   email nobody@example.com   groups company   created 0s   m…
|                                                                   data 12:00:00
|
type nobody@example.com
key F9
wait nobody@example.com changed
run scim list-users --filter 'userName eq "nobody@example.com"' --output tsv --columns user,active,name,given,family
|user	active	name	given	family
|nobody@example.com	yes	nobody	No	Body
= 0
# Settings: read, changed and sent as a whole.
key Esc
type :acme:settings
key Enter
wait loaded
type e
expect restrict images
type y
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > settings                                         [1-3/3] key ^  filter: -
| KEY                                          VALUE
|>restricted_images.allow_official_images      true
| ┌─ Edit settings in acme ────────────────────────────────────────────────────┐
| │ > restrict images       < yes >                                            │
| │                         was: no                                            │
| │   official images       < yes >                                            │
| │   verified publishers   < yes >                                            │
| │                                                                            │
| │                                                                            │
| │                                                                            │
| │                                                                            │
| │   true: members pull allowed images only                                   │
| │   [ Send ]   [ Cancel ]                                                    │
| │   Space choose   Tab next   F9 send   Esc leave                            │
| └────────────────────────────────────────────────────────────────────────────┘
|
|
|
|────────────────────────────────────────────────────────────────────────────────
|restricted_images.allow_official_images   who owner   meaning official images a…
|                                                                   data 12:00:00
|
key F9
wait name, then F9
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > settings                                         [1-3/3] key ^  filter: -
| KEY                                          VALUE
|>restricted_images.allow_official_images      true
| ┌─ Edit settings in acme ────────────────────────────────────────────────────┐
| │ > restrict images       < yes >                                            │
| │                         was: no                                            │
| │ ┌─ Edit settings in acme? ───────────────────────────────────────────────┐ │
| │ │ in acme                                                                │ │
| │ │ restrict images: no -> yes                                             │ │
| │ │ 2 requests; written to the journal first.                              │ │
| │ │ Type acme: [    ]                                                      │ │
> │ │ [ Cancel ]  [ Apply ]                                                  │ │
| │ │ name, then F9 (or Tab, Enter) send   Esc cancel                        │ │
| │ └────────────────────────────────────────────────────────────────────────┘ │
| │   Space choose   Tab next   F9 send   Esc leave                            │
| └────────────────────────────────────────────────────────────────────────────┘
|
|
|
|────────────────────────────────────────────────────────────────────────────────
|restricted_images.allow_official_images   who owner   meaning official images a…
|                                                                   data 12:00:00
|
type acme
key F9
wait setting changed
run org get-settings --org acme --output tsv
|key	value	who	default	meaning
|restricted_images.enabled	true	owner	false	members pull allowed images only
|restricted_images.allow_official_images	true	owner		official images are allowed
|restricted_images.allow_verified_publishers	true	owner		images of verified publishers are allowed
= 0
# Organizations, where the Hub offers that.
key Esc
type :
type namespaces
key Enter
wait loaded
type n
type No!
key C-u
type acme
key F9
wait y send
type y
wait the Hub:
screen
>hubdeck  127.0.0.1:PORTS  maria  pw  RW                            API -  jobs 0
|namespaces                                            [1-3/3] as sent  filter: -
| NAME                                       KIND          ROLE      REPOS  TEAMS
| ┌─ New organization ─────────────────────────────────────────────────────────┐-
|>│ > name *      [acme                                                      ] │6
| │               ! the Hub: This name is taken.                               │2
| │   full name   [                                                          ] │
| │   company     [                                                          ] │
| │   location    [                                                          ] │
| │                                                                            │
| │                                                                            │
| │                                                                            │
| │                                                                            │
| │                                                                            │
| │   Hub said: 400 "orgname: This name is taken."                             │
| │   [ Send ]   [ Cancel ]                                                    │
| │   Tab next   F9 send   Esc leave                                           │
| └────────────────────────────────────────────────────────────────────────────┘
|
|
|────────────────────────────────────────────────────────────────────────────────
|acme   storage 1.03T   pulls 13M   plan business   full_name ACME Rocket Skates…
|error: Hub said: 400 "orgname: This name is taken."                data 12:00:00
|
key C-u
type fabrikam9
key F9
wait y send
type y
wait namespace fabrikam9 created
run org get --org fabrikam9 --output tsv --columns orgname,full_name,company
|field	value
|orgname	fabrikam9
|full_name	fabrikam9
|company	fabrikam9
= 0
type /maria
key Enter
type D
expect nothing to delete: 1 that is you
type :q
key Enter
exit 0
