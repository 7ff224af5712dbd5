# The other ways to deliver; what cannot be delivered is deleted again; undone before the
# switch it was never there.
hubsim --fixture audit --clock-scale 0 --rate-limit 0
env DOCKERHUB_USERNAME=nadia
env DOCKERHUB_TOKEN=nadia-password
start northwind:oats 24x80
wait data 12:00:00
type /nightly
key Enter
type mr
wait [x] 1 read
type c
expect command that reads the token (no shell)
type false
key Enter
expect to the standard input of false
key Enter
wait y create
type y
wait not delivered: false: exit 1
wait NOT BEGUN
screen
>hubdeck  127.0.0.1:PORTS  northwind  nadia  pw  RW                 API -  jobs 0
|northwind > rotate nightly                                             NOT BEGUN
| [x] 1 read     2 scopes on 1 resource; ends in 10d; used: 1d ago
| [ ] 2 create   nightly-2024-03-01, the same rights, for 365 days
| [ ] 3 deliver  to the standard input of false
| [ ] 4 verify   a sign-in with it, then it reads northwind/warehouse-etl
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
|
|error: not delivered: false: exit 1                                data 12:00:00
|Enter create  c command  f file  y clipboard  s show  Esc back
requests POST */access-tokens 1
requests DELETE */access-tokens/* 1
run auth list-oats --org northwind --output tsv --columns label,state
|label	state
|members-sync	active
|everything	active
|reader	active
|legacy-push	active
|loader	active
|scanner-2024	active
|scanner	active
|release-bot	active
|nightly	active
|mirror	active
!hubdeck: 10 rows of 13; --all reads every page
= 0
run rotate
|[]
= 0
type c
type sh -c 'cat >$HOME/given'
key Enter
key Enter
wait y create
type y
wait [x] 4 verify
wait WAITING FOR YOU
screen
>hubdeck  127.0.0.1:PORTS  northwind  nadia  pw  RW                 API -  jobs 0
|northwind > rotate nightly                                       WAITING FOR YOU
| [x] 1 read     2 scopes on 1 resource; ends in 10d; used: 1d ago
| [x] 2 create   nightly-2024-03-01
| [x] 3 deliver  to the standard input of sh; not logged, and wiped
| [x] 4 verify   signed in; may pull from northwind/warehouse-etl: yes
| [ ] 5 switch   change what uses the old one, Enter when it is quiet; last
|                used: old 1d ago, new 0s ago (looked at every 60 s)
| [ ] 6 disable  the old one is off; b switches it on again
| [ ] 7 delete   the old one, after 7 quiet days; cannot be undone
|
| Saved          leave when you like: hubdeck rotate --resume northwind-nightly
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
|Enter disable old  b undo  l log  R refresh  Esc leave (saved)
# The new one is deleted: the old one was not touched.
type b
wait y delete
screen
>hubdeck  127.0.0.1:PORTS  northwind  nadia  pw  RW                 API -  jobs 0
|northwind > rotate nightly                                       WAITING FOR YOU
| [x] 1 read     2 scopes on 1 resource; ends in 10d; used: 1d ago
| [x] 2 create   nightly-2024-03-01
| [x] 3 deliver  to the standard input of sh; not logged, and wiped
| [x] 4 verify   signed in; may pull from northwind/warehouse-etl: yes
| [ ] 5 switch   change what uses the old one, Enter when it is quiet; last
|                used: old 1d ago, new 0s ago (looked at every 60 s)
| [ ] 6 disable  the old one is off; b switches it on again
| [ ┌─ Delete the new token nightly-2024-03-01? ─────────────────────────────┐
|   │ last used: old 1d ago, new 0s ago                                      │
| Sa│ The old one stays as it is.  Whoever got the new one is shut out.      │y
> Qu│ [ Cancel ]                                                             │
| No│ y delete   Enter, Esc cancel                                           │
|   └────────────────────────────────────────────────────────────────────────┘
|
|
|
|
|
|
|
|                                                                   data 12:00:00
|
key Enter
expect cancelled: nothing was deleted
type b
wait y delete
type y
wait NOT BEGUN
requests DELETE */access-tokens/* 2
run rotate
|[]
= 0
# To the clipboard, with its warning.
type y
expect your terminal keeps it
key Enter
wait y create
screen
>hubdeck  127.0.0.1:PORTS  northwind  nadia  pw  RW                 API -  jobs 0
|northwind > rotate nightly                                             NOT BEGUN
| [x] 1 read     2 scopes on 1 resource; ends in 10d; used: 1d ago
| [ ] 2 create   nightly-2024-03-01, the same rights, for 365 days
| [ ] 3 deliver  to the clipboard (OSC 52): your terminal keeps it
| [ ] 4 verify   a sign-in with it, then it reads northwind/warehouse-etl
| [ ┌─ Create nightly-2024-03-01? ───────────────────────────────────────────┐
| [ │ northwind: 2 scopes on 1 resource, the same as nightly:                │
| [ │   northwind/warehouse-etl                                              │
|   │ It is delivered, then tried, before anything else:                     │
| Qu│   to the clipboard                                                     │
| No│ Your terminal keeps it until something else is copied,                 │
|   │ and so may a clipboard manager.                                        │
|   │ 1 request, written to the journal first.                               │
>   │ [ Cancel ]                                                             │
|   │ y create   Enter, Esc cancel                                           │
|   └────────────────────────────────────────────────────────────────────────┘
|
|
|
|
|
|                                                                   data 12:00:00
|
type y
wait [x] 4 verify
wait WAITING FOR YOU
type b
wait y delete
type y
wait NOT BEGUN
# Shown once: Enter and Esc by accident do not lose it.
type s
key Enter
wait y create
type y
wait It is shown once
key Esc
expect Esc again wipes it
key Esc
wait [x] 4 verify
expect shown once; not logged, and wiped
absent dckr_oat_
key Esc
# A power is asked for by name.
absent verify
type :rotate everything
key Enter
wait [x] 1 read
type y
key Enter
wait name, then F9
screen
>hubdeck  127.0.0.1:PORTS  northwind  nadia  pw  RW                 API -  jobs 0
|northwind > rotate everything                                          NOT BEGUN
| [x] 1 read     4 scopes on 2 resources; no end; used: 9d ago
| [ ] 2 create   everything-2024-03-01, the same rights, for 365 days
| [ ] 3 deliver  to the clipboard (OSC 52): your terminal keeps it
| [ ┌─ Create everything-2024-03-01? ────────────────────────────────────────┐
| [ │ northwind: 4 scopes on 2 resources, the same as everything:            │
| [ │   northwind/*                                                          │
| [ │   northwind                                                            │
|   │ It is delivered, then tried, before anything else:                     │
| Qu│   to the clipboard                                                     │
| No│ Your terminal keeps it until something else is copied,                 │
|   │ and so may a clipboard manager.                                        │
|   │ 1 request, written to the journal first.                               │
|   │ Type everything: [          ]                                          │
>   │ [ Cancel ]  [ Apply ]                                                  │
|   │ name, then F9 (or Tab, Enter) create   Esc cancel                      │
|   └────────────────────────────────────────────────────────────────────────┘
|
|
|
|
|                                                                   data 12:00:00
|
key Esc
key Esc
absent verify
# Personal tokens.
type ::pats
key Enter
wait data 12:00:00
type :rotate cron
key Enter
wait [x] 1 read
resize 15x60
screen
>hubdeck  127.0.0.1:PORTS  nadia  pw  RW        API -  jobs 0
|your tokens > rotate cron                          NOT BEGUN
| [x] 1 read     1 scope; no end; used: never
| [ ] 2 create   cron-2024-03-01, the same rights, for 365
|                days
| [ ] 3 deliver  where to?  c to a command, f into a file,
|                y to the clipboard, s shown once
| [ ] 4 verify   a sign-in with it, then it reads
|                repositories
| [ ] 5 switch   change what uses the old one; both work
| [ ] 6 disable  the old one is off; b switches it on again
| [ ] 7 delete   the old one, after 7 quiet days; cannot be
|                undone
|                                               data 12:00:00
|Enter create  c command  f file  y clipboard  Esc back
