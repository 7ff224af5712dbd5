# :logout forgets the session, the credential and what was read; L asks again.
hubsim --fixture acme
env DOCKERHUB_USERNAME=maria
env DOCKERHUB_TOKEN=maria-password
start acme 24x80
wait web-app
type :logout
screen
>hubdeck  acme  maria  pw  RW                  API 179/180 reset HH:MM:SS  jobs 0
|acme > repos                                         [1-13/13] size v  filter: -
| M  REPOSITORY                               VIS          SIZE   PULLS   UPDATED
|>   web-app                                  private    412.3G    1.9M        2h
|    ci-cache                                 private    388.0G     44k        1s
|    api-gateway                              private     97.1G    812k        1d
|    ml-train                                 private     64.9G    3.1k     214d!
|    payments                                 private     31.0G    290k        5h
|    base-images                              public      22.4G    9.8M        3d
|    docs-site                                public       4.1G    121k        9d
|    legacy-batch                             private      3.9G      17     611d!
|    tools-lint                               private      1.2G     40k        1d
|    sandbox-jdoe                             private      840M       2     402d!
|    naive-proxy                              private      610M     810       71d
|    helm-charts                              public        12M     77k       30d
|    rocket-skates                            private         0       0     never
|
|
|
|────────────────────────────────────────────────────────────────────────────────
| logout                        sign out: forget session, secrets and lists
| -> sign out: forget session, secrets and lists
|:logout
|
key Enter
wait NOT SIGNED IN
screen
>hubdeck  127.0.0.1:PORTS  maria  anon  RW     API 179/180 reset HH:MM:SS  jobs 0
|namespaces                                            [0] as sent  NOT SIGNED IN
| You are not signed in: public places only.
| : opens a place by its name, e.g. :library or :library/debian
| L signs in; or set DOCKERHUB_USERNAME and DOCKERHUB_TOKEN.
| NAME                                              KIND          ROLE      TEAMS
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
|signed out; nothing of the session is kept
|Enter open  / filter  s sort  : cmd  d info  Esc back  q quit  R refresh  ? help
absent web-app
requests POST *login* 1
# Nothing of it is in the log of requests, nor where one was.
type @
screen
>hubdeck  127.0.0.1:PORTS  maria  anon  RW     API 179/180 reset HH:MM:SS  jobs 0
|requests (newest first; what was asked, never secrets)                   [1-1/1]
| No request in this session yet.
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
|
|
|
|
|
|/ filter  : cmd  Esc back  q quit  @ requests  ! errors  ? help
key Esc
type -
absent web-app
type R
wait NOT SIGNED IN
requests POST *login* 1
type L
wait Sign in
type maria-password
key Enter
wait globex
requests POST *login* 2
type q
exit 0
