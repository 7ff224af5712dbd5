# A lost answer leaves one new token; one that does not work is told; who may not is told.
hubsim --fixture audit --clock-scale 0 --rate-limit 0 --fail "POST /v2/orgs/*/access-tokens truncate n=1" --fail "POST /v2/auth/token 500 n=2"
env DOCKERHUB_USERNAME=nadia
env DOCKERHUB_TOKEN=nadia-password
start northwind:oats 24x80
wait data 12:00:00
type :rotate ci-publish
key Enter
wait [x] 1 read
type y
key Enter
wait y create
type y
wait begun and not delivered
screen
>hubdeck  127.0.0.1:PORTS  northwind  nadia  pw  RW                 API -  jobs 0
|northwind > rotate ci-publish                                    WAITING FOR YOU
| [x] 1 read     2 scopes on 1 resource; ends in 199d; used: 2h ago
| [ ] 2 create   ci-publish-2024-03-01, the same rights, for 365 days
| [ ] 3 deliver  to the clipboard (OSC 52): your terminal keeps it
| [ ] 4 verify   a sign-in with it, then it reads northwind/shop
| [ ] 5 switch   change what uses the old one; both work
| [ ] 6 disable  the old one is off; b switches it on again
| [ ] 7 delete   the old one, after 7 quiet days; cannot be undone
|
| Lost           it was begun and not delivered: its secret is gone for good;
|                Enter deletes what was made, and makes another
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
|error: it may or may not have happened, without a clear answer: …  data 12:00:00
|c f y s where to  Enter make again  b undo  l log  Esc leave
type y
key Enter
wait y create
type y
wait WAITING FOR YOU
screen
>hubdeck  127.0.0.1:PORTS  northwind  nadia  pw  RW                 API -  jobs 0
|northwind > rotate ci-publish                                    WAITING FOR YOU
| [x] 1 read     2 scopes on 1 resource; ends in 199d; used: 2h ago
| [x] 2 create   ci-publish-2024-03-01
| [x] 3 deliver  to the clipboard; not logged, and wiped
| [ ] 4 verify   it did not work: Hub said: 500 "Delete
|                "https://registry.s.us-east-1.aws.dckr.io/api/internal/repos":
|                http: non-successful response (status=401
|                body="{\"errors\":[{\"code\":\"UNAUTHORIZED\"}]}\n")"
| [ ] 5 switch   change what uses the old one, Enter when it is quiet; last
|                used: old 2h ago, new never (looked at every 60 s)
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
|error: Hub said: 500 "Delete "https://registry.s.us-east-1.aws.d…  data 12:00:00
|Enter disable old  b undo  l log  R refresh  Esc leave (saved)
requests POST */access-tokens 2
requests DELETE */access-tokens/* 1
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
key Esc
absent verify
type :rotate nothing
key Enter
wait Not read
screen
>hubdeck  127.0.0.1:PORTS  northwind  nadia  pw  RW                 API -  jobs 0
|northwind > rotate nothing                                              NOT READ
| Not read       there is no token nothing
|                hubdeck auth list_oats --org northwind lists them
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
|error: there is no token nothing; hubdeck auth list_oats --org northwind lists …
|R read again   L sign in   Esc back
