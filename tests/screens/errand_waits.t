# Pages that read when the Hub limits or is away: which limit, how long, what z does.
hubsim --fixture audit --clock-scale 0 --rate-limit 0 --fail "GET *northwind* 429:38" --fail "GET /v2/access-tokens* 429:38"
env DOCKERHUB_USERNAME=nadia
env DOCKERHUB_TOKEN=nadia-password
file $TMP/june.csv
|email
|zoe@northwind.example
start northwind:members 24x80
wait Rate limited by Hub
type z
wait STOPPED
type :leaver jdoe
key Enter
wait Queued: 5 requests
screen folded
>hubdeck  127.0.0.1:PORTS  northwind  nadia  pw  RW         API WAIT 0:38  jobs 0
|northwind > leaver jdoe                                                  READING
|               Reading what there is of jdoe in northwind: 0 of 5 answers
| Waiting       Rate limited by Hub (API limit, not the pull limit). Next call
|               in 38s.
|               Queued: 5 requests (yours go first).   z stops waiting
|               429, Retry-After 38 (read as seconds)
~16
|z stop   Esc back   : cmd  ? help
type z
expect NOT READ
expect R read again
key Esc
type :invite ~/june.csv
key Enter
wait Rate limited by Hub
screen folded
>hubdeck  127.0.0.1:PORTS  northwind  nadia  pw  RW         API WAIT 0:38  jobs 0
|northwind > invite < june.csv                                           CHECKING
| Reading who is in and invited; then Docker Hub checks the lines, and sends
| nothing ...
| Rate limited by Hub (API limit, not the pull limit). Next call in 38s.
| Queued: 3 requests (yours go first).   z stops waiting
| 429, Retry-After 38 (read as seconds)
~13
|────────────────────────────────────────────────────────────────────────────────
|
|
|z stop   Esc back   : cmd  ? help
type z
expect NOT CHECKED
key Esc
type :rotate ci-publish
key Enter
wait Rate limited by Hub
screen folded
>hubdeck  127.0.0.1:PORTS  northwind  nadia  pw  RW         API WAIT 0:38  jobs 0
|northwind > rotate ci-publish                                            READING
| Waiting        Rate limited by Hub (API limit, not the pull limit). Next call
|                in 38s.
|                Queued: 2 requests (yours go first).   z stops waiting
|                429, Retry-After 38 (read as seconds)
|                Reading the tokens ...
~16
|z stop   Esc back   : cmd  ? help
type z
screen folded
>hubdeck  127.0.0.1:PORTS  northwind  nadia  pw  RW                 API -  jobs 0
|northwind > rotate ci-publish                                           NOT READ
| Not read       stopped: R reads again
~20
|R read again   L sign in   Esc back
type R
wait Rate limited by Hub
key Esc
type :q
key Enter
exit 0
env DOCKERHUB_URL=http://127.0.0.1:1
start northwind:members 24x80
wait OFFLINE since
type :leaver jdoe
key Enter
wait R try now
screen folded
>hubdeck  127.0.0.1:1  northwind  signing in  RO   OFFLINE since 12:00:00  jobs 0
|northwind > leaver jdoe                                                  READING
|               Reading what there is of jdoe in northwind: 0 of 5 answers
| Waiting       Cannot reach the Hub: could not connect to 127.0.0.1:1:
|               Connection refused.
|               R try now (by itself at HH:MM:SS)   @ log   q quit
~17
|z stop   Esc back   : cmd  ? help
# It tries, and reads on.
type R
absent does nothing here
expect READING
type z
expect NOT READ
type :q
key Enter
exit 0
