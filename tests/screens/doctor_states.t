# What is not all known says so; other sizes; nothing to find; a snapshot; nobody may.
hubsim --fixture audit --clock-scale 0 --rate-limit 0 --fail "GET */northwind/checkout/webhook_pipeline* 403 n=2" --fail "GET */orgs/northwind/members* 403 n=1"
env DOCKERHUB_USERNAME=nadia
env DOCKERHUB_TOKEN=nadia-password
start northwind:doctor 24x80
wait INCOMPLETE
screen folded
>hubdeck  127.0.0.1:PORTS  northwind  nadia  pw  RW                 API -  jobs 0
|northwind > doctor                        [1-12/35+] as sent partial  INCOMPLETE
| ! Not read: members: Hub said: 403 "insufficient scope"
| ! Not read: webhooks of checkout: Hub said: 403 "insufficient scope"
| What hangs on that is not here.   C what can this credential do?
| SUBJECT                 SEVERITY  CHECK                WHY
|>internal-payroll        high      repo-public-mistake  public, though it calls…
| customer-export         high      repo-public-mistake  public, though it calls…
| gateway:chat            high      webhook-credentials  its address holds a sec…
| warehouse-etl:reload    high      webhook-credentials  its address holds a sec…
| sdk:announce            high      webhook-credentials  its address holds a sec…
| warehouse-etl:reload    high      webhook-http         its address is plain ht…
| everything              medium    token-wildcard       reaches northwind/*
| old-jenkins             medium    token-wildcard       reaches northwind/*
| audit-ro                medium    token-wildcard       reaches northwind/*
| old-jenkins             medium    token-never-used     made 800 days ago, neve…
| cron                    medium    token-never-used     made 100 days ago, neve…
| mirror                  medium    token-unused         last used 120 days ago
|────────────────────────────────────────────────────────────────────────────────
|6 high, 18 medium, 11 low
|immutable tags: 12 of 15   described: 13 of 15   pushed to in a year: 13 of 15
|Not in the Hub's API: 2FA, seats, and personal tokens of others.
|! INCOMPLETE: 2 lists could not be read; ! says why                data 12:00:00
|Enter open  / filter  s sort  : cmd  d info  Esc back  q quit  R refresh  ? help
type :hooks
key Enter
wait INCOMPLETE
screen folded
>hubdeck  127.0.0.1:PORTS  northwind  nadia  pw  RW                 API -  jobs 0
|northwind > hooks                           [1-7/7+] as sent partial  INCOMPLETE
| ! Not read: webhooks of checkout: Hub said: 403 "insufficient scope"
| What hangs on that is not here.   C what can this credential do?
| REPOSITORY        NAME        URL                                  FLAGS
|>shop              deploy      https://ci.northwind.example/***     SHARED
| gateway           deploy      https://ci.northwind.example/***     SHARED
| gateway           chat        https://chat.example/***             SECRET
| warehouse-etl     reload      http://etl.northwind.example/***     HTTP SECRET
| ml-features       train       https://train.northwind.example/***
| site              deploy      https://ci.northwind.example/***     SHARED
| sdk               announce    https://hooks.example/***            SECRET
~7
|────────────────────────────────────────────────────────────────────────────────
|1 plain http, 3 with a secret in the address, 3 shared by 3 repositories or more
|In 6 repositories.  Deliveries and their failures are not in the Hub's API.
|! INCOMPLETE: 1 list could not be read; ! says why                 data 12:00:00
|Enter open  / filter  s sort  : cmd  d info  Esc back  q quit  R refresh  ? help
type R
wait 9/9
resize 15x60
screen folded
>hubdeck  northwind  nadia  pw  RW              API -  jobs 0
|northwind > hooks                 [1-8/9] as sent  filter: -
| REPOSITORY        FLAGS         NAME                      >
|>shop              SHARED        deploy
| checkout          SHARED        deploy
| checkout          HTTP          notify
| gateway           SHARED        deploy
| gateway           SECRET        chat
| warehouse-etl     HTTP SECRET   reload
| ml-features                     train
| site              SHARED        deploy
|────────────────────────────────────────────────────────────
|2 plain http, 3 with a secret in the address, 4 shared by 3…
|lists 1 + of their rows 15 = 16 requests       data 12:00:00
|Enter open  / filter  s sort  : cmd  d info  ? help
type :doctor
key Enter
wait INCOMPLETE
type R
wait 12 high
screen folded
>hubdeck  northwind  nadia  pw  RW              API -  jobs 0
|northwind > doctor               [1-8/55] as sent  filter: -
| SUBJECT                 SEVERITY  CHECK                   >
|>oskarl                  high      owner-idle
| xenapap warehouse-etl   high      guest-admin
| emilstad warehouse-etl  high      guest-admin
| internal-payroll        high      repo-public-mistake
| customer-export         high      repo-public-mistake
| gateway:chat            high      webhook-credentials
| warehouse-etl:reload    high      webhook-credentials
| sdk:announce            high      webhook-credentials
|────────────────────────────────────────────────────────────
|12 high, 22 medium, 21 low
|lists 7 + of their rows 67 = 74 requests       data 12:00:00
|Enter open  / filter  s sort  : cmd  d info  ? help
type d
wait help
screen folded
>hubdeck  northwind  nadia  pw  RW              API -  jobs 0
|finding oskarl                                     [1-11/12]
| reference     oskarl
| subject       oskarl
| severity      high
| check         owner-idle
| why           last seen 130 days ago
| account       northwind
| help          an owner whom nobody saw for long: make them
|               a member, or remove them
| pane          members
| name          oskarl
| repository    -
|
|/ filter  : cmd  Esc back  q quit  @ requests  ? help
