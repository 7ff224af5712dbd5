# The README of a repository: read once, as a page; told when it cannot be.
hubsim --fixture acme --fail "GET */repositories/payments 403" --fail "GET */repositories/ci-cache 500"
env DOCKERHUB_USERNAME=maria
env DOCKERHUB_TOKEN=maria-password
start acme 24x80
wait loaded 13 repos
type r
screen
>hubdeck  acme  maria  pw  RW                  API 178/180 reset HH:MM:SS  jobs 0
|README of acme/web-app                                                   [1-7/7]
| web-app
|
| The shop: storefront, cart and checkout ✨
|
|   docker pull acme/web-app
|
| * Source: https://git.acme.example/web-app
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
requests GET */repositories/web-app 1
key Esc
expect acme > repos
type /sandbox
key Enter
type r
wait README of acme/sandbox-jdoe
screen
>hubdeck  acme  maria  pw  RW                  API 177/180 reset HH:MM:SS  jobs 0
|README of acme/sandbox-jdoe                                              [1-7/7]
| sandbox-jdoe
|
| ␛]0;owned␇␛[2J␛[31mtest␛[0m �31m please ignore
|
|   docker pull acme/sandbox-jdoe
|
| * Source: https://git.acme.example/sandbox-jdoe
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
key Esc Esc
type /payments
key Enter
type r
wait needs:
screen
>hubdeck  acme  maria  pw  RW                  API 176/180 reset HH:MM:SS  jobs 0
|README of acme/payments                                                  [1-5/5]
| Hub said: 403 "insufficient scope"
| the token's scope is too small: reading needs repo:read, pushing repo:write,
| deleting tags and changing repositories repo:admin; `hubdeck auth can` says
| what this one may
| A description needs: a sign-in that sees the repository.
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
key Esc Esc
type /ci-cache
key Enter
type r
wait needs:
expect 500
key Esc Esc
# Of where one is.
type :acme/web-app
key Enter
wait > tags
type r
wait docker pull
resize 15x60
screen
>hubdeck  acme  maria  pw  RW             API 168/180  jobs 0
|README of acme/web-app                               [1-7/7]
| web-app
|
| The shop: storefront, cart and checkout ✨
|
|   docker pull acme/web-app
|
| * Source: https://git.acme.example/web-app
|
|
|
|
|
|/ filter  : cmd  Esc back  q quit  @ requests  ? help
resize 24x80
key Esc
type :members
key Enter
wait loaded 11 members
type r
expect choose a repository first
type :q
key Enter
exit 0
