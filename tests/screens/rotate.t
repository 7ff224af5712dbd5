# A token is rotated: made with the same rights, delivered, tried, switched to; the old
# one is disabled.
hubsim --fixture audit --clock-scale 0 --rate-limit 0
env DOCKERHUB_USERNAME=nadia
env DOCKERHUB_TOKEN=nadia-password
start northwind:oats 24x80
wait data 12:00:00
type :rotate ci-publish
expect a new token in place of an old one
key Enter
wait [x] 1 read
screen
>hubdeck  127.0.0.1:PORTS  northwind  nadia  pw  RW                 API -  jobs 0
|northwind > rotate ci-publish                                          NOT BEGUN
| [x] 1 read     2 scopes on 1 resource; ends in 199d; used: 2h ago
| [ ] 2 create   ci-publish-2024-03-01, the same rights, for 365 days
| [ ] 3 deliver  where to?  c to a command, f into a file, y to the clipboard,
|                s shown once
| [ ] 4 verify   a sign-in with it, then it reads northwind/shop
| [ ] 5 switch   change what uses the old one; both work
| [ ] 6 disable  the old one is off; b switches it on again
| [ ] 7 delete   the old one, after 7 quiet days; cannot be undone
|
| Quota          13 of 100 tokens used (expired and disabled ones count)
| Note           the date of a token cannot be changed: a new token, switch,
|                disable, delete
|
|
|
|
|
|
|
|
|                                                                   data 12:00:00
|Enter create  c command  f file  y clipboard  s show  Esc back
# Where it goes is chosen before it is made.
key Enter
expect where does the new token go
type f
expect new file (0600): ~/ci-publish-2024-03-01.token
key C-u
type /nowhere/token
key Enter
expect No such file
key C-u
type ~/ci.token
key Enter
expect in the file
# Enter alone and a paste send nothing.
key Enter
wait y create
screen
>hubdeck  127.0.0.1:PORTS  northwind  nadia  pw  RW                 API -  jobs 0
|northwind > rotate ci-publish                                          NOT BEGUN
| [x] 1 read     2 scopes on 1 resource; ends in 199d; used: 2h ago
| [ ] 2 create   ci-publish-2024-03-01, the same rights, for 365 days
| [ ] 3 deliver  in the file /tmp/hubdeck-XXXXXX/ci.token
| [ ] 4 verify   a sign-in with it, then it reads northwind/shop
| [ ] 5 switch   change what uses the old one; both work
| [ ┌─ Create ci-publish-2024-03-01? ────────────────────────────────────────┐
| [ │ northwind: 2 scopes on 1 resource, the same as ci-publish:             │
|   │   northwind/shop                                                       │
| Qu│ It is delivered, then tried, before anything else:                     │
| No│   in the file /tmp/hubdeck-XXXXXX/ci.token                             │
|   │ 1 request, written to the journal first.                               │
>   │ [ Cancel ]                                                             │
|   │ y create   Enter, Esc cancel                                           │
|   └────────────────────────────────────────────────────────────────────────┘
|
|
|
|
|
|
|                                                                   data 12:00:00
|
key Enter
expect cancelled: nothing was created
key Enter
wait y create
paste y\n
expect a paste confirms nothing
key Esc
requests POST */access-tokens 0
key Enter
wait y create
type y
wait [x] 4 verify
wait WAITING FOR YOU
screen
>hubdeck  127.0.0.1:PORTS  northwind  nadia  pw  RW                 API -  jobs 0
|northwind > rotate ci-publish                                    WAITING FOR YOU
| [x] 1 read     2 scopes on 1 resource; ends in 199d; used: 2h ago
| [x] 2 create   ci-publish-2024-03-01
| [x] 3 deliver  in the file /tmp/hubdeck-XXXXXX/ci.token; not logged, and wiped
| [x] 4 verify   signed in; may pull from northwind/shop: yes
| [ ] 5 switch   change what uses the old one, Enter when it is quiet; last
|                used: old 2h ago, new 0s ago (looked at every 60 s)
| [ ] 6 disable  the old one is off; b switches it on again
| [ ] 7 delete   the old one, after 7 quiet days; cannot be undone
|
| Saved          leave when you like: hubdeck rotate --resume
|                northwind-ci-publish
| Quota          14 of 100 tokens used (expired and disabled ones count)
| Note           the date of a token cannot be changed: a new token, switch,
|                disable, delete
|
|
|
|
|
|
|                                                                   data 12:00:00
|Enter disable old  b undo  l log  R refresh  Esc leave (saved)
requests POST */access-tokens 1
run rotate --output tsv --columns name,step
|name	step
|northwind-ci-publish	verified
= 0
run auth list-oats --org northwind --output tsv --columns label,state
|label	state
|ci-publish-2024-03-01	active
|members-sync	active
|everything	active
|reader	active
|legacy-push	active
|loader	active
|scanner-2024	active
|scanner	active
|release-bot	active
|nightly	active
!hubdeck: 10 rows of 14; --all reads every page
= 0
# It is left, and gone on with, from the row.
key Esc
absent verify
type :rotate northwind-ci-publish
key Enter
wait WAITING FOR YOU
expect [x] 4 verify
key Enter
wait y disable
screen
>hubdeck  127.0.0.1:PORTS  northwind  nadia  pw  RW                 API -  jobs 0
|northwind > rotate ci-publish                                    WAITING FOR YOU
| [x] 1 read     2 scopes on 1 resource; ends in 199d; used: 2h ago
| [x] 2 create   ci-publish-2024-03-01
| [x] 3 deliver  in the file /tmp/hubdeck-XXXXXX/ci.token; not logged, and wiped
| [x] 4 verify   signed in; may pull from northwind/shop: yes
| [ ] 5 switch   change what uses the old one, Enter when it is quiet; last
|                used: old 2h ago, new 0s ago (looked at every 60 s)
| [ ] 6 disable  the old one is off; b switches it on again
| [ ┌─ Disable ci-publish? ──────────────────────────────────────────────────┐
|   │ last used: old 2h ago, new 0s ago                                      │
| Sa│ What still uses it stops working; b switches it on again.              │
>   │ [ Cancel ]                                                             │
| Qu│ y disable   Enter, Esc cancel                                          │
| No└────────────────────────────────────────────────────────────────────────┘
|                disable, delete
|
|
|
|
|
|
|                                                                   data 12:00:00
|
key Enter
expect cancelled: nothing was disabled
key Enter
wait y disable
type y
wait [x] 6 disable
wait WAITING FOR YOU
screen
>hubdeck  127.0.0.1:PORTS  northwind  nadia  pw  RW                 API -  jobs 0
|northwind > rotate ci-publish                                    WAITING FOR YOU
| [x] 1 read     2 scopes on 1 resource; ends in 199d; used: 2h ago
| [x] 2 create   ci-publish-2024-03-01
| [x] 3 deliver  in the file /tmp/hubdeck-XXXXXX/ci.token; not logged, and wiped
| [x] 4 verify   signed in; may pull from northwind/shop: yes
| [x] 5 switch   last used: old 2h ago, new 0s ago (looked at every 60 s)
| [x] 6 disable  the old one is off; b switches it on again
| [ ] 7 delete   the old one, when it was quiet for 7d more; cannot be undone
|
| Saved          leave when you like: hubdeck rotate --resume
|                northwind-ci-publish
| Quota          14 of 100 tokens used (expired and disabled ones count)
| Note           the date of a token cannot be changed: a new token, switch,
|                disable, delete
|
|
|
|
|
|
|
|                                                                   data 12:00:00
|Enter delete old  b switch it on  l log  R refresh  Esc leave (saved)
requests PATCH */access-tokens/* 1
# It is taken back, and done again.
type b
wait [ ] 6 disable
wait WAITING FOR YOU
requests PATCH */access-tokens/* 2
key Enter
wait y disable
type y
wait [x] 6 disable
wait WAITING FOR YOU
key Enter
expect has to be quiet for 7d more
requests DELETE */access-tokens/* 0
run rotate --resume northwind-ci-publish --output table
|  [x] 1 create   ci-publish-2024-03-01
|  [x] 2 deliver  in the file /tmp/hubdeck-XXXXXX/ci.token
|  [x] 3 verify   signed in; may pull from northwind/shop: yes
|  [x] 4 disable  ci-publish
|  [ ] 5 delete   
|
|last used: ci-publish 2h, ci-publish-2024-03-01 0s
|
|The old one is off.  --undo switches it on again; after 7 quiet days:
|  hubdeck rotate --resume northwind-ci-publish --delete
|
|What was done: hubdeck journal --job rotate-northwind-ci-publish-1709294400
= 0
resize 15x60
screen
>hubdeck  northwind  nadia  pw  RW              API -  jobs 0
|northwind > rotate ci-publish                WAITING FOR YOU
| [x] 1 read     2 scopes on 1 resource; ends in 199d;
|                used: 2h ago
| [x] 2 create   ci-publish-2024-03-01
| [x] 3 deliver  in the file /tmp/hubdeck-XXXXXX/ci.token;
|                not logged, and wiped
| [x] 4 verify   signed in; may pull from northwind/shop:
|                yes
| [x] 5 switch   last used: old 2h ago, new 0s ago (looked
|                at every 60 s)
| [x] 6 disable  the old one is off; b switches it on again
| [ ] 7 delete   the old one, when it was quiet for 7d
|ci-publish has to be quiet for 7d more         data 12:00:00
|Enter delete old  b switch it on  l log  Esc leave (saved)
# Those under way, wherever one is.
key Esc
absent verify
type :rotations
key Enter
expect rotations under way
screen
>hubdeck  northwind  nadia  pw  RW              API -  jobs 0
|rotations under way on this machine                    [1/1]
| ROTATION               STEP          NEW TOKEN
|>northwind-ci-publish   disabled      ci-publish-2024-03-01
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
|Enter goes on with it   l log   R refresh   Esc back
key Enter
wait WAITING FOR YOU
expect rotate ci-publish
# What was done, in the journal; back to where it was asked for.
resize 24x80
type l
wait rotate.verified
screen
>hubdeck  127.0.0.1:PORTS  northwind  nadia  pw  RW                 API -  jobs 0
|northwind > journal  job=rotate-northwind-ci-publish…  [1-9/9] time v  filter: -
|    TIME  OPERATION           TARGET                     OUTCOME  HTTP  WHO
|>     0s  rotate.disabled     northwind/ci-publish       done        -  nadia
|      0s  auth.update_oat     northwind/69a1420f-bffa-…  done      200  nadia
|      0s  rotate.enabled      northwind/ci-publish       done        -  nadia
|      0s  auth.update_oat     northwind/69a1420f-bffa-…  done      200  nadia
|      0s  rotate.disabled     northwind/ci-publish       done        -  nadia
|      0s  auth.update_oat     northwind/69a1420f-bffa-…  done      200  nadia
|      0s  rotate.verified     northwind/ci-publish-202…  done        -  nadia
|      0s  rotate.delivered    northwind/ci-publish-202…  done        -  nadia
|      0s  auth.create_oat     northwind/ci-publish-202…  done      201  nadia
|
|
|
|
|
|
|
|
|────────────────────────────────────────────────────────────────────────────────
|northwind/ci-publish   job rotate-northwind-ci-publish-1709294400   credential …
|loaded 9 changes (0 requests)                                      data 12:00:00
|Enter open  / filter  s sort  : cmd  d info  Esc back  q quit  R refresh  ? help
key Esc
wait WAITING FOR YOU
key Esc
absent verify
expect rotations under way
type l
wait rotate.verified
key Esc
expect rotations under way
