# A password is neither shown nor counted, and a wrong one is not sent again by itself.
hubsim --fixture acme
env DOCKERHUB_USERNAME=maria
start acme 24x80
wait Sign in
type wrong
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  sign-in needed  RW          API -  jobs 0
|acme > repos                                                 [0] size v  LOADING
| Loading repos ...
| M  REPOSITORY                               VIS          SIZE   PULLS   UPDATED
|
|
|         ┌─ Sign in to Docker Hub ────────────────────────────────────┐
|         │                                                            │
|         │                                                            │
|         │ User name: maria                                           │
|         │ Password or access token (is not shown):                   │
|         │                                                            │
|         │ One try for each Enter; failures lock the account.         │
|         │ Enter sign in   Esc do without   S-Tab another user        │
|         └────────────────────────────────────────────────────────────┘
|
|
|
|
|
|────────────────────────────────────────────────────────────────────────────────
|
|
|
key Enter
wait Sign in
requests POST *login* 1
type maria-password
key Enter
wait web-app
absent maria-password
type qqqq
exit 0
