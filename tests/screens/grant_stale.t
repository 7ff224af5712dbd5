# Who gains and who loses by a form is told from what was read, while it is so: not from
# a reading before a change, nor from one that another has followed.
hubsim --fixture audit --clock-scale 0 --rate-limit 0
env DOCKERHUB_USERNAME=nadia
env DOCKERHUB_TOKEN=nadia-password
start northwind/checkout:ways 24x80
wait can push:
type :northwind/checkout:access
key Enter
wait loaded
type /web
key Enter
type e
wait Nobody gains or loses
type \x20\x20
expect < read >
screen folded
>hubdeck  127.0.0.1:PORTS  northwind  nadia  pw  RW                 API -  jobs 0
|northwind > checkout > access                  [1-1/1 of 2] team ^  filter: /web
| M  TEAM                                                              PERMISSION
|>   web                                                               write
|
| ┌─ Change permission: web ───────────────────────────────────────────────────┐
| │ > permission * < read >  pull                                              │
| │                was: write                                                  │
| │                People gained: 0   people lost: 3                           │
| │                - beahart  checkout: push -> pull                           │
| │                - tessmoor  checkout: push -> pull                          │
| │                - wimdevos  checkout: push -> pull                          │
| │                                                                            │
| │   what its members may do                                                  │
| │   [ Send ]   [ Cancel ]                                                    │
| │   Space choose   Tab next   F9 send   Esc leave                            │
| └────────────────────────────────────────────────────────────────────────────┘
~3
|────────────────────────────────────────────────────────────────────────────────
|web   id 16342457
|                                                                   data 12:00:00
|
key F9
wait number, then F9
type 1
key F9
gone Change permission
wait    read
# The ways were read before that: they say nothing any more.
type e
wait < read >
absent Nobody gains
type \x20
expect < write >
absent People gained
screen folded
>hubdeck  127.0.0.1:PORTS  northwind  nadia  pw  RW                 API -  jobs 0
|northwind > checkout > access                  [1-1/1 of 2] team ^  filter: /web
| M  TEAM                                                              PERMISSION
|>   web                                                               read
|
|
| ┌─ Change permission: web ───────────────────────────────────────────────────┐
| │ > permission * < write >  pull and push                                    │
| │                was: read                                                   │
| │                                                                            │
| │                                                                            │
| │   what its members may do                                                  │
| │   [ Send ]   [ Cancel ]                                                    │
| │   Space choose   Tab next   F9 send   Esc leave                            │
| └────────────────────────────────────────────────────────────────────────────┘
~5
|────────────────────────────────────────────────────────────────────────────────
|web   id 16342457
|                                                                   data 12:00:00
|
key Esc
type y
# Read again they do.
type -
wait checkout > ways
wait data
type -
wait checkout > access
type e
wait < read >
type \x20
wait People gained: 3
screen folded
>hubdeck  127.0.0.1:PORTS  northwind  nadia  pw  RW                 API -  jobs 0
|northwind > checkout > access                  [1-1/1 of 2] team ^  filter: /web
| M  TEAM                                                              PERMISSION
|>   web                                                               read
|
| ┌─ Change permission: web ───────────────────────────────────────────────────┐
| │ > permission * < write >  pull and push                                    │
| │                was: read                                                   │
| │                People gained: 3   people lost: 0                           │
| │                + beahart  checkout: pull -> push                           │
| │                + tessmoor  checkout: pull -> push                          │
| │                + wimdevos  checkout: pull -> push                          │
| │                                                                            │
| │   what its members may do                                                  │
| │   [ Send ]   [ Cancel ]                                                    │
| │   Space choose   Tab next   F9 send   Esc leave                            │
| └────────────────────────────────────────────────────────────────────────────┘
~3
|────────────────────────────────────────────────────────────────────────────────
|web   id 16342457
|                                                                   data 12:00:00
|
key Esc
type y
type :q
key Enter
exit 0
