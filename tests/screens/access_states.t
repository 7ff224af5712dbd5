# Ways that are not all known say so; other sizes; read-only; nothing.
hubsim --fixture audit --clock-scale 0 --rate-limit 0 --fail "GET */northwind/access-tokens[?]* 403 n=1"
env DOCKERHUB_USERNAME=nadia
env DOCKERHUB_TOKEN=nadia-password
start --read-only northwind/checkout:ways 24x80
wait INCOMPLETE
screen folded
>hubdeck  127.0.0.1:PORTS  northwind  nadia  pw  RO                 API -  jobs 0
|northwind > checkout > w…  [1-12/12+] as sent partial  who can: push  INCOMPLETE
| ! Not read: organization tokens: Hub said: 403 "insufficient scope"
| What hangs on that is not here.   C what can this credential do?
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
|
|────────────────────────────────────────────────────────────────────────────────
|can push: 11 people, 1 by more than one way   0 tokens
|What this cannot see: these people's own tokens, owners of a parent company.
|Who has an unverified e-mail address only reads, whatever the team says.
|! INCOMPLETE: 1 list could not be read; ! says why                 data 12:00:00
|Enter open  v view  / filter  s sort  : cmd  d info  Esc back  q quit  ? help
type n
expect is off: read-only
type R
wait 2 tokens
resize 15x60
screen folded
>hubdeck  northwind  nadia  pw  RO              API -  jobs 0
|northwind > checkout > way…  [1-8/14] as sent  who can: push
| WHO              CAN    BECAUSE                        WAY>
|>nadia            admin  owner of the organization         1
| oskarl           admin  owner of the organization         1
| petran           admin  owner of the organization         1
| quentin          admin  editor of the organization        1
| rosabeck         admin  editor of the organization        1
| beahart          push   team web (write)                  1
| faywong          push   team ops (write)                  1
| halberry         push   team web (write)                  2
|────────────────────────────────────────────────────────────
|can push: 11 people, 1 by more than one way   2 tokens
|lists 6 + of their rows 23 = 29 requests       data 12:00:00
|Enter open  v view  / filter  s sort  : cmd  d info  ? help
resize 39x200
screen folded
>hubdeck  127.0.0.1:PORTS  northwind  nadia  pw  RO                                                                                                                                         API -  jobs 0
|1 repos  2 tags  3 images  4 teams  5 members  6 invites  7 webhooks  8 tokens  9 audit  0 more  northwind > checkout > ways  can=push                                  [1-14/14] as sent  who can: push
| WHO              CAN    BECAUSE                                   WAYS  KIND   NOTE           TEAM          PERMISSION│ way  nadia (row 1)
|>nadia            admin  owner of the organization                    1  user                                          │
| oskarl           admin  owner of the organization                    1  user   IDLE                                   │ who           nadia
| petran           admin  owner of the organization                    1  user   GUEST                                  │ can           admin
| quentin          admin  editor of the organization                   1  user                                          │ because       owner of the organization
| rosabeck         admin  editor of the organization                   1  user   IDLE                                   │ ways          1
| beahart          push   team web (write)                             1  user                  web           write     │ kind          user
| faywong          push   team ops (write)                             1  user                  ops           write     │ note          -
| halberry         push   team web (write)                             2  user                  web           write     │ team          -
| halberry         push   team ops (write)                             2  user                  ops           write     │ permission    -
| tessmoor         push   team web (write)                             1  user   IDLE           web           write     │ where         northwind/checkout
| wimdevos         push   team web (write)                             1  user   NEW            web           write     │ id            -
| yurisok          push   team ops (write)                             1  user                  ops           write     │ token         -
| everything       admin  token for northwind/*                        1  token  used 9d ago                            │
| old-jenkins      push   token for northwind/*                        1  token  never used !                           │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
|can push: 11 people, 1 by more than one way   2 tokens
|What this cannot see: these people's own tokens, owners of a parent company.
|Who has an unverified e-mail address only reads, whatever the team says.
|lists 6 + of their rows 23 = 29 requests                                                                                                                                                   data 12:00:00
|Enter open  v view  / filter  s sort  : cmd  d info  Esc back  q quit  R refresh  A audit  a access  f ask  w wide  E export  @ requests  ! errors  ? help
type :northwind:reach/ghost
key Enter
wait No way to anything
screen folded
>hubdeck  127.0.0.1:PORTS  northwind  nadia  pw  RO                                                                                                                                         API -  jobs 0
|1 repos  2 tags  3 images  4 teams  5 members  6 invites  7 webhooks  8 tokens  9 audit  0 more  northwind > ghost > reach                                                        [0] as sent  can: pull
| No way to anything private, as far as was read.                                                                       │
| REPOSITORY              CAN    BECAUSE                                                              WAYS  TEAM        │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
|Nobody in northwind is called ghost.
|What this cannot see: ghost's own tokens, which can what their owner can.
|What is public everybody can pull; that is not listed.
|lists 4 + of their rows 24 = 28 requests                                                                                                                                                   data 12:00:00
|Enter open  v view  / filter  s sort  : cmd  d info  Esc back  q quit  R refresh  A audit  a access  f ask  w wide  E export  @ requests  ! errors  ? help
type qqqqqq
exit 0
hubsim --fixture audit --clock-scale 0 --rate-limit 0 --fail "GET */northwind/members* stall" --fail "GET */shop/* 403" --fail "GET */shop 403"
start northwind/checkout:ways 24x80
wait Loading ways
screen folded
>hubdeck  127.0.0.1:PORTS  northwind  nadia  pw  RW                 API -  jobs 0
|northwind > checkout > ways  can=push                   [0] as sent  LOADING 5/6
| Loading ways: 5 of 6 requests answered.   z stops
| WHO              CAN    BECAUSE                      WAYS  KIND   NOTE
~16
|────────────────────────────────────────────────────────────────────────────────
|5 of 6 requests   z stops
|
|Enter open  n give  m actions  v view  / filter  s sort  : cmd  d info  ? help
type z
wait STOPPED
type qqq
exit 0
hubsim --fixture audit --clock-scale 0 --rate-limit 0 --fail "GET *northwind* 403"
start northwind/checkout:ways 24x80
wait FORBIDDEN
screen folded
>hubdeck  127.0.0.1:PORTS  northwind  nadia  pw  RW                 API -  jobs 0
|northwind > checkout > ways  can=push                     [0] as sent  FORBIDDEN
| Hub said: 403 "insufficient scope".
| Access needs: password + 2FA sign-in as an owner or editor, or an
| organization token with scope-repo-group-read, scope-group-read and
| scope-member-read.
| You are: nadia by password.
| L sign in another way   C what can this credential do?   R read again
| WHO              CAN    BECAUSE                      WAYS  KIND   NOTE
~11
|────────────────────────────────────────────────────────────────────────────────
|
|error: Hub said: 403 "insufficient scope"; the token's scope is too small: read…
|Enter open  n give  m actions  v view  / filter  s sort  : cmd  d info  ? help
