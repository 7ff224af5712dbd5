# A session that was made of a token may list none, and so rotates none, itself least of
# all: that is told plainly.
hubsim --fixture acme --repos 1 --clock-scale 0 --rate-limit 0
env DOCKERHUB_USERNAME=maria
env DOCKERHUB_TOKEN=dckr_pat_maria_rwd
start acme 24x80
wait data 12:00:00
type :rotate ci
key Enter
wait Not read
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pat  RW                     API -  jobs 0
|acme > rotate ci                                                        NOT READ
| Not read       Hub said: 403 "token issued from personal access token is not
|                allowed"
|                Hub refuses sessions made from a personal token here: sign in
|                with a password, or with an organization token that has the
|                scope
|                Organization tokens need: password + 2FA sign-in as an owner;
|                an organization token cannot list tokens.
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
|error: Hub said: 403 "token issued from personal access token is not allowed"; …
|R read again   L sign in   Esc back
key Esc
absent Not read
# Nor is anything rotated read-only.
type :q
key Enter
exit 0
start --read-only acme 24x80
wait data 12:00:00
type :rotate ci
key Enter
expect rotate is off: read-only
type :rotations
key Enter
expect No rotations under way
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pat  RO                     API -  jobs 0
|rotations under way on this machine                                        [0/0]
| No rotations under way.  :rotate TOKEN begins one.
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
|Esc back   : cmd  ? help
