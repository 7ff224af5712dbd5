# P in every state: nobody, read-only, no right, half a list, no network, a lost session.
hubsim --fixture acme --clock-scale 0 --rate-limit 0
start acme/base-images 24x80
wait loaded 60
type P
expect clean needs a sign-in: L
type :q
key Enter
exit 0
env DOCKERHUB_USERNAME=maria
env DOCKERHUB_TOKEN=dckr_pat_maria_rwd
start --read-only acme/web-app 24x80
wait listing complete
absent P plan
type P
expect clean is off: read-only
type :q
key Enter
exit 0
# A credential that may not delete is told so before anything is read.
env DOCKERHUB_TOKEN=dckr_pat_maria_ro
start acme/web-app 24x80
wait listing complete
type P
type pr-*
key F9
wait No plan
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pat  RW                     API -  jobs 0
|acme > web-app > plan                                                    NO PLAN
| No plan       this credential cannot delete tags: the token is for repo:read
|               only
|               a personal token with repo:admin
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
|error: this credential cannot delete tags: the token is for repo:read only; a p…
|R read again   e edit rule   L sign in   Esc back
key Esc
expect [ Plan ]
key Esc
absent [ Plan ]
type :q
key Enter
exit 0
# So is a person with too small a role.
env DOCKERHUB_USERNAME=jdoe
env DOCKERHUB_TOKEN=jdoe-password
start acme/base-images 24x80
wait loaded 60
type P
type *
key F9
wait No plan
screen
>hubdeck  127.0.0.1:PORTS  acme  jdoe  pw  RW                       API -  jobs 0
|acme > base-images > plan                                                NO PLAN
| No plan       you may read acme/base-images, but not delete in it
|               an owner, an editor or a team with admin permission may
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
|error: you may read acme/base-images, but not delete in it; an owner, an editor…
|R read again   e edit rule   L sign in   Esc back
type :q
key Enter
exit 0
