# What is wrong in an organization: the rows of hubdeck doctor, and the way to each.
hubsim --fixture audit --clock-scale 0 --rate-limit 0
env DOCKERHUB_USERNAME=nadia
env DOCKERHUB_TOKEN=nadia-password
start northwind 24x80
wait shop
type :doctor
key Enter
wait immutable tags
screen folded
>hubdeck  127.0.0.1:PORTS  northwind  nadia  pw  RW                 API -  jobs 0
|northwind > doctor                                  [1-15/55] as sent  filter: -
| SUBJECT                 SEVERITY  CHECK                WHY
|>oskarl                  high      owner-idle           last seen 130 days ago
| xenapap warehouse-etl   high      guest-admin          team contractors
| emilstad warehouse-etl  high      guest-admin          team contractors
| internal-payroll        high      repo-public-mistake  public, though it calls…
| customer-export         high      repo-public-mistake  public, though it calls…
| gateway:chat            high      webhook-credentials  its address holds a sec…
| warehouse-etl:reload    high      webhook-credentials  its address holds a sec…
| sdk:announce            high      webhook-credentials  its address holds a sec…
| checkout:notify         high      webhook-http         its address is plain ht…
| warehouse-etl:reload    high      webhook-http         its address is plain ht…
| legacy-push             high      token-creator-gone   made by mallory, who is…
| loader                  high      token-creator-gone   made by wandah, who is …
| everything              medium    token-wildcard       reaches northwind/*
| old-jenkins             medium    token-wildcard       reaches northwind/*
| audit-ro                medium    token-wildcard       reaches northwind/*
|────────────────────────────────────────────────────────────────────────────────
|12 high, 22 medium, 21 low
|immutable tags: 12 of 15   described: 13 of 15   pushed to in a year: 13 of 15
|Not in the Hub's API: 2FA, seats, and personal tokens of others.
|lists 7 + of their rows 67 = 74 requests                           data 12:00:00
|Enter open  / filter  s sort  : cmd  d info  Esc back  q quit  R refresh  ? help
type j
key Enter
wait emilstad
screen folded
>hubdeck  127.0.0.1:PORTS  northwind  nadia  pw  RW                 API -  jobs 0
|northwind > warehouse-etl > ways  can=pull      [1-15/15] as sent  who can: pull
| WHO              CAN    BECAUSE                      WAYS  KIND   NOTE
| emilstad         admin  team contractors (admin)        1  user   GUEST
| nadia            admin  owner of the organization       1  user
| oskarl           admin  owner of the organization       1  user   IDLE
| petran           admin  owner of the organization       1  user   GUEST
| quentin          admin  editor of the organization      1  user
| rosabeck         admin  editor of the organization      1  user   IDLE
|>xenapap          admin  team contractors (admin)        1  user   GUEST
| danaroth         push   team data (write)               1  user   NOSEEN NEW
| gusmore          push   team data (write)               1  user
| ulfberg          push   team data (write)               1  user   NOSEEN
| zoefox           push   team data (write)               1  user
| everything       admin  token for northwind/*           1  token  used 9d ago
| nightly          push   token for northwind/wareho…     1  token  used 1d ago
| old-jenkins      push   token for northwind/*           1  token  never used !
| loader           pull   token for northwind/wareho…     1  token  used 6d ago
|────────────────────────────────────────────────────────────────────────────────
|can pull: 11 people, 0 by more than one way   4 tokens
|What this cannot see: these people's own tokens, owners of a parent company.
|Who has an unverified e-mail address only reads, whatever the team says.
|lists 6 + of their rows 23 = 29 requests                           data 12:00:00
|Enter open  n give  m actions  v view  / filter  s sort  : cmd  d info  ? help
key Esc
wait immutable tags
type /http
key Enter
key Enter
wait notify
screen folded
>hubdeck  127.0.0.1:PORTS  northwind  nadia  pw  RW                 API -  jobs 0
|northwind > checkout > webhooks                        [1-2/2] name ^  filter: -
| M  NAME                  URL                                               LAST
|    deploy                https://ci.northwind.example/***                   60d
|>   notify                http://10.0.0.12:8080/***                         180d
~15
|────────────────────────────────────────────────────────────────────────────────
|notify   created 180d   callback no
|loaded 2 webhooks (1 request)                                      data 12:00:00
|Enter open  Space mark  D delete  n new  e edit  m actions  / filter  ? help
key Esc
wait immutable tags
key Esc
type /dangling
key Enter
key Enter
wait reader
screen folded
>hubdeck  127.0.0.1:PORTS  northwind  nadia  pw  RW                 API -  jobs 0
|northwind > oats                                  [1-13/13] expires ^  filter: -
| M  LABEL                                            STATE      EXPIRES     USED
|    scanner-2024                                     active         20d      25d
|    nightly                                          active      in 10d       1d
|    release-bot                                      active      in 24d       2d
|    scanner                                          active      in 44d       3d
|    ci-publish                                       active     in 199d       2h
|    members-sync                                     active       never       2h
|    everything                                       active       never       9d
|    reader                                           active       never       4d
|>   legacy-push                                      active       never      88d
|    loader                                           active       never       6d
|    mirror                                           active       never     120d
|    old-jenkins                                      active       never    never
|    audit-ro                                         active       never       3h
~3
|────────────────────────────────────────────────────────────────────────────────
|legacy-push   by mallory   created 610d
|
|loaded 13 organization tokens (1 request)                          data 12:00:00
|Enter open  Space mark  D delete  n new  e edit  m actions  / filter  ? help
key Esc
wait immutable tags
key Esc
type /old-ci
key Enter
key Enter
wait old-ci
screen folded
>hubdeck  127.0.0.1:PORTS  nadia  pw  RW                            API -  jobs 0
|pats                                                [1-5/5] expires ^  filter: -
| M  LABEL                    STATE      EXPIRES     USED  SCOPES
|    trial                    active         30d      31d  repo:admin
|    demo                     active       in 5d       1d  repo:read
|    cron                     active       never    never  repo:read
|>   old-ci                   active       never     200d  repo:write
|    laptop                   active       never       3h
~11
|────────────────────────────────────────────────────────────────────────────────
|old-ci   flags UNUSED   created 700d   by manual   ip 127.0.0.1
|
|loaded 5 personal tokens (1 request)                               data 12:00:00
|Enter open  Space mark  D delete  n new  e edit  m actions  / filter  ? help
key Esc
wait immutable tags
key Esc
type /same-target
key Enter
key Enter
wait 4 shared
screen folded
>hubdeck  127.0.0.1:PORTS  northwind  nadia  pw  RW                 API -  jobs 0
|northwind > hooks            [1-4/4 of 9] as sent  filter: /ci.northwind.example
| REPOSITORY        NAME        URL                                  FLAGS
|>shop              deploy      https://ci.northwind.example/***     SHARED
| checkout          deploy      https://ci.northwind.example/***     SHARED
| gateway           deploy      https://ci.northwind.example/***     SHARED
| site              deploy      https://ci.northwind.example/***     SHARED
~12
|────────────────────────────────────────────────────────────────────────────────
|2 plain http, 3 with a secret in the address, 4 shared by 3 repositories or more
|In 7 repositories.  Deliveries and their failures are not in the Hub's API.
|lists 1 + of their rows 15 = 16 requests                           data 12:00:00
|Enter open  / filter  s sort  : cmd  d info  Esc back  q quit  R refresh  ? help
type j
key Enter
wait notify
screen folded
>hubdeck  127.0.0.1:PORTS  northwind  nadia  pw  RW                 API -  jobs 0
|northwind > checkout > webhooks                        [1-2/2] name ^  filter: -
| M  NAME                  URL                                               LAST
|>   deploy                https://ci.northwind.example/***                   60d
|    notify                http://10.0.0.12:8080/***                         180d
~15
|────────────────────────────────────────────────────────────────────────────────
|deploy   created 60d   callback no
|loaded 2 webhooks (1 request)                                      data 12:00:00
|Enter open  Space mark  D delete  n new  e edit  m actions  / filter  ? help
key Esc
wait 4 shared
key Esc
key Esc
wait immutable tags
key Esc
type /zoefox
key Enter
key Enter
wait team platform (read)
screen folded
>hubdeck  127.0.0.1:PORTS  northwind  nadia  pw  RW                 API -  jobs 0
|northwind > ml-features > ways  can=pull        [1-15/16] as sent  who can: pull
| WHO              CAN    BECAUSE                      WAYS  KIND   NOTE
| nadia            admin  owner of the organization       1  user
| oskarl           admin  owner of the organization       1  user   IDLE
| petran           admin  owner of the organization       1  user   GUEST
| quentin          admin  editor of the organization      1  user
| rosabeck         admin  editor of the organization      1  user   IDLE
| danaroth         push   team data (write)               1  user   NOSEEN NEW
| gusmore          push   team data (write)               1  user
| ulfberg          push   team data (write)               1  user   NOSEEN
|>zoefox           push   team data (write)               2  user
| adamring         pull   team platform (read)            1  user
| idastone         pull   team platform (read)            1  user
| samlee           pull   team platform (read)            1  user
| zoefox           pull   team platform (read)            2  user
| everything       admin  token for northwind/*           1  token  used 9d ago
| old-jenkins      push   token for northwind/*           1  token  never used !
|────────────────────────────────────────────────────────────────────────────────
|can pull: 12 people, 1 by more than one way   3 tokens
|What this cannot see: these people's own tokens, owners of a parent company.
|Who has an unverified e-mail address only reads, whatever the team says.
|lists 6 + of their rows 23 = 29 requests                           data 12:00:00
|Enter open  n give  m actions  v view  / filter  s sort  : cmd  d info  ? help
