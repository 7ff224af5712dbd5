# Who may not invite is told so before the file is gone through; read-only says so, too.
hubsim --fixture acme --repos 1 --clock-scale 0 --rate-limit 0
env DOCKERHUB_USERNAME=jdoe
env DOCKERHUB_TOKEN=jdoe-password
file $TMP/two.csv
|username
|y@acme.io
start acme 24x80
wait data 12:00:00
type :invite ~/two.csv
key Enter
wait NOT CHECKED
screen
>hubdeck  127.0.0.1:PORTS  acme  jdoe  pw  RW                       API -  jobs 0
|acme > invite < two.csv                                              NOT CHECKED
| the open invitations of acme cannot be read: Hub said: 403 "forbidden"
| inviting needs an owner with password and 2FA, or an organization token with
| scope-invite-edit
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
|
|
|
|
|
|────────────────────────────────────────────────────────────────────────────────
|
|error: the open invitations of acme cannot be read: Hub said: 403 "forbidden"; …
|R try again  n file  r role  t team  Esc back
requests POST /v2/invites/* 0
# Another role does not get around it: it is looked at again.
type r
key Enter
wait CHECKING
wait NOT CHECKED
expect cannot be read
requests POST /v2/invites/* 0
key Esc
type :q
key Enter
exit 0
start --read-only acme 24x80
wait data 12:00:00
type :invite ~/two.csv
key Enter
expect invite is off: read-only
screen
>hubdeck  127.0.0.1:PORTS  acme  jdoe  pw  RO                       API -  jobs 0
|acme > repos                                           [1-6/6] size v  filter: -
| M  REPOSITORY                               VIS          SIZE   PULLS   UPDATED
|>   web-app                                  private    412.3G    1.9M        2h
|    api-gateway                              private     97.1G    812k        1d
|    base-images                              public      22.4G    9.8M        3d
|    docs-site                                public       4.1G    121k        9d
|    sandbox-jdoe                             private      840M       2     402d!
|    helm-charts                              public        12M     77k       30d
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
|
|────────────────────────────────────────────────────────────────────────────────
|acme/web-app   description The shop: storefront, cart and checkout ✨   created…
|! invite is off: read-only                                         data 12:00:00
|Enter open  Space mark  / filter  s sort  : cmd  d info  Esc back  ? help
