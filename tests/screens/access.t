# Who can do what to a repository: every way a row, people before tokens; v narrows and
# widens it, Enter is what one of them reaches, T changes what a team may, with people.
hubsim --fixture audit --clock-scale 0 --rate-limit 0
env DOCKERHUB_USERNAME=nadia
env DOCKERHUB_TOKEN=nadia-password
start northwind 24x80
wait loaded 15 repos
type /checkout
key Enter
type a
wait who can: push
screen folded
>hubdeck  127.0.0.1:PORTS  northwind  nadia  pw  RW                 API -  jobs 0
|northwind > checkout > ways  can=push           [1-14/14] as sent  who can: push
| WHO              CAN    BECAUSE                      WAYS  KIND   NOTE
|>nadia            admin  owner of the organization       1  user
| oskarl           admin  owner of the organization       1  user   IDLE
| petran           admin  owner of the organization       1  user   GUEST
| quentin          admin  editor of the organization      1  user
| rosabeck         admin  editor of the organization      1  user   IDLE
| beahart          push   team web (write)                1  user
| faywong          push   team ops (write)                1  user
| halberry         push   team web (write)                2  user
| halberry         push   team ops (write)                2  user
| tessmoor         push   team web (write)                1  user   IDLE
| wimdevos         push   team web (write)                1  user   NEW
| yurisok          push   team ops (write)                1  user
| everything       admin  token for northwind/*           1  token  used 9d ago
| old-jenkins      push   token for northwind/*           1  token  never used !
|
|────────────────────────────────────────────────────────────────────────────────
|can push: 11 people, 1 by more than one way   2 tokens
|What this cannot see: these people's own tokens, owners of a parent company.
|Who has an unverified e-mail address only reads, whatever the team says.
|lists 6 + of their rows 23 = 29 requests                           data 12:00:00
|Enter open  n give  m actions  v view  / filter  s sort  : cmd  d info  ? help
type v
expect who can: admin
expect can administer: 5 people
type v
expect who can: pull
expect can pull: 11 people
type v
expect who can: push
# A filter finds what is noted of them.
type /idle
key Enter
screen folded
>hubdeck  127.0.0.1:PORTS  northwind  nadia  pw  RW                 API -  jobs 0
|northwind > checkout > way…  [1-3/3 of 14] as sent  filter: /idle  who can: push
| WHO              CAN    BECAUSE                      WAYS  KIND   NOTE
|>oskarl           admin  owner of the organization       1  user   IDLE
| rosabeck         admin  editor of the organization      1  user   IDLE
| tessmoor         push   team web (write)                1  user   IDLE
~12
|────────────────────────────────────────────────────────────────────────────────
|can push: 11 people, 1 by more than one way   2 tokens
|What this cannot see: these people's own tokens, owners of a parent company.
|Who has an unverified e-mail address only reads, whatever the team says.
|                                                                   data 12:00:00
|Enter open  n give  m actions  v view  / filter  s sort  : cmd  d info  ? help
key Esc
# What somebody reaches; from there to another repository, and back.
type /halberry
key Enter
key Enter
wait can: pull
screen folded
>hubdeck  127.0.0.1:PORTS  northwind  nadia  pw  RW                 API -  jobs 0
|northwind > halberry > reach                          [1-8/8] as sent  can: pull
| REPOSITORY              CAN    BECAUSE                                     WAYS
|>internal-payroll        admin  team ops (admin)                               1
| checkout                push   team web (write)                               2
| checkout                push   team ops (write)                               2
| shop                    push   team web (write)                               1
| site                    push   team web (write)                               1
| year-end                push   team ops (write)                               1
| attic-2019              pull   team web (read)                                1
| gateway                 pull   team ops (read)                                1
~7
|────────────────────────────────────────────────────────────────────────────────
|halberry can pull in 7 repositories, by 8 ways
|What this cannot see: halberry's own tokens, which can what their owner can.
|What is public everybody can pull; that is not listed.
|lists 4 + of their rows 24 = 28 requests                           data 12:00:00
|Enter open  v view  / filter  s sort  : cmd  d info  Esc back  q quit  ? help
key Enter
wait who can: push
expect northwind > internal-payroll
key Esc
expect northwind > halberry
key Esc
expect northwind > checkout
key Esc
# Of a token there are only the details; a role is no team's.
key End
key Enter
expect old-jenkins
key Esc
key Home
type T
expect nothing to change access of the team: 1 that is not by a team
# The team of a way: who loses by it is told before it is sent.
type /faywong
key Enter
type T
wait Change access of the team: ops
key Left
expect People gained: 0   people lost: 2
screen folded
>hubdeck  127.0.0.1:PORTS  northwind  nadia  pw  RW                 API -  jobs 0
|northwind > checkout > …  [1-1/1 of 14] as sent  filter: /faywong  who can: push
| WHO              CAN    BECAUSE                      WAYS  KIND   NOTE
|>faywong          push   team ops (write)                1  user
| ┌─ Change access of the team: ops ───────────────────────────────────────────┐
| │ > permission * < read >  pull                                              │
| │                was: write                                                  │
| │                People gained: 0   people lost: 2                           │
| │                - faywong  checkout: push -> pull                           │
| │                - yurisok  checkout: push -> pull                           │
| │                                                                            │
| │   what its members may do                                                  │
| │   [ Send ]   [ Cancel ]                                                    │
| │   Space choose   Tab next   F9 send   Esc leave                            │
| └────────────────────────────────────────────────────────────────────────────┘
~3
|────────────────────────────────────────────────────────────────────────────────
|can push: 11 people, 1 by more than one way   2 tokens
|What this cannot see: these people's own tokens, owners of a parent company.
|Who has an unverified e-mail address only reads, whatever the team says.
|                                                                   data 12:00:00
|
key F9
wait number, then F9
screen folded
>hubdeck  127.0.0.1:PORTS  northwind  nadia  pw  RW                 API -  jobs 0
|northwind > checkout > …  [1-1/1 of 14] as sent  filter: /faywong  who can: push
| WHO              CAN    BECAUSE                      WAYS  KIND   NOTE
|>faywong          push   team ops (write)                1  user
| ┌─┌─ Change access of the team: ops? ──────────────────────────────────────┐─┐
| │ │ in northwind/checkout                                                  │ │
| │ │ permission: write -> read                                              │ │
| │ │ People gained: 0   people lost: 2                                      │ │
| │ │   - faywong  checkout: push -> pull                                    │ │
| │ │   - yurisok  checkout: push -> pull                                    │ │
| │ │ 1 request, written to the journal first.                               │ │
| │ │ Type 1 to send: [    ]                                                 │ │
> │ │ [ Cancel ]  [ Apply ]                                                  │ │
| │ │ number, then F9 (or Tab, Enter) send   Esc cancel                      │ │
| └─└────────────────────────────────────────────────────────────────────────┘─┘
~3
|────────────────────────────────────────────────────────────────────────────────
|can push: 11 people, 1 by more than one way   2 tokens
|What this cannot see: these people's own tokens, owners of a parent company.
|Who has an unverified e-mail address only reads, whatever the team says.
|                                                                   data 12:00:00
|
key Enter
expect [ Send ]
key F9
wait number, then F9
paste 1
key F9
expect the number is not right
requests PATCH * 0
type 1
key F9
wait ops changed
key Esc
wait can push: 9 people
absent faywong
requests PATCH */checkout/groups/* 1
run access northwind/checkout --can push --output tsv --columns who,can
|who	can
|nadia	admin
|oskarl	admin
|petran	admin
|quentin	admin
|rosabeck	admin
|beahart	push
|halberry	push
|tessmoor	push
|wimdevos	push
|everything	admin
|old-jenkins	push
= 0
# Teams as they were, the plain list; from a team to what it reaches.
type :access
key Enter
wait loaded 2 teams
type t
wait ops > team-repos
wait loaded
key Esc
expect northwind > checkout > access
type a
wait can push: 9 people
type /web
key Enter
type t
wait loaded 4 repositories
type a
wait who can: push
# As words.
type :access shop pull
expect go to northwind/shop:ways can=pull
key Enter
wait who can: pull
expect northwind > shop > ways
type :access admin
key Enter
wait who can: admin
type :access user zoefox
key Enter
wait northwind > zoefox > reach
screen folded
>hubdeck  127.0.0.1:PORTS  northwind  nadia  pw  RW                 API -  jobs 0
|northwind > zoefox > reach                            [1-9/9] as sent  can: pull
| REPOSITORY              CAN    BECAUSE                                     WAYS
|>gateway                 admin  team platform (admin)                          1
| shop                    admin  team platform (admin)                          1
| customer-export         push   team data (write)                              1
| ml-features             push   team data (write)                              2
| sdk                     push   team platform (write)                          1
| tmp-loader              push   team data (write)                              1
| warehouse-etl           push   team data (write)                              1
| batch-reports           pull   team data (read)                               1
| ml-features             pull   team platform (read)                           2
~6
|────────────────────────────────────────────────────────────────────────────────
|zoefox can pull in 8 repositories, by 9 ways
|What this cannot see: zoefox's own tokens, which can what their owner can.
|What is public everybody can pull; that is not listed.
|lists 4 + of their rows 24 = 28 requests                           data 12:00:00
|Enter open  v view  / filter  s sort  : cmd  d info  Esc back  q quit  ? help
type :northwind:reach
key Enter
expect reach: of which user?
# A member, and whoever is in a team.
type :northwind:members
key Enter
wait loaded
type /samlee
key Enter
type a
wait northwind > samlee > reach
