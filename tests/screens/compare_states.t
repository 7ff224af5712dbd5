# A comparison when the Hub refuses, answers in part, limits, or is away.
hubsim --fixture audit --clock-scale 0 --rate-limit 0
env DOCKERHUB_USERNAME=nadia
env DOCKERHUB_TOKEN=nadia-password
start northwind:compare 24x80
wait compare
screen folded
>hubdeck  127.0.0.1:PORTS  northwind  not signed in  RW             API -  jobs 0
|northwind > compare                                       [0] as sent  NOT ASKED
| There is no snapshot of northwind.
| :snapshot keeps what it is now, to compare with later.
| R read again   Esc back
| CHANGE          WHO                WHERE       FROM     TO       BY        WHEN
~14
|────────────────────────────────────────────────────────────────────────────────
|
|error: there is no snapshot of northwind; :snapshot keeps what it is now, to co…
|Enter open  / filter  s sort  : cmd  d info  Esc back  q quit  R refresh  ? help
type :q
key Enter
exit 0
# A snapshot is of one Hub: each is kept before its Hub begins to fail.
hubsim --fixture audit --clock-scale 0 --rate-limit 0 --fail "GET */shop/groups* 403 skip=1" --fail "GET */auditlogs/* 403"
env HUBDECK_TEST_NOW=1706788800
run snapshot northwind --csv --columns complete,members
|complete,members
|true,24
= 0
env HUBDECK_TEST_NOW=1709294400
# What was not read is compared with nothing.
run org remove-member --org northwind --username tessmoor --yes --allow-destructive --csv
|field,value
= 0
start northwind:compare 24x80
wait INCOMPLETE
screen folded
>hubdeck  127.0.0.1:PORTS  northwind  nadia  pw  RW                 API -  jobs 0
|northwind > compare               [1-1/1+] as sent partial  +0 -1 ~0  INCOMPLETE
| ! Not read: access to northwind/shop: not complete in the newer
| What hangs on that is not here.   C what can this credential do?
| CHANGE          WHO                WHERE       FROM     TO       BY        WHEN
|>left            tessmoor                       Member                         -
~13
|────────────────────────────────────────────────────────────────────────────────
|northwind from 2024-02-01 12:00 to 2024-03-01 12:00 UTC: +0 -1 ~0
|by whom is not known: the audit log: Hub said: 403 "insufficient scope"
|! INCOMPLETE: 1 list could not be read; ! says why                 data 12:00:00
|Enter open  / filter  s sort  : cmd  d info  Esc back  q quit  R refresh  ? help
type d
screen folded
>hubdeck  127.0.0.1:PORTS  northwind  nadia  pw  RW                 API -  jobs 0
|change left                                                              [1-8/8]
| reference     left
| change        left
| who           tessmoor
| where         -
| from          Member
| to            -
| by            -
| when          never, or the Hub did not say
~13
|/ filter  : cmd  Esc back  q quit  @ requests  ! errors  ? help
type :q
key Enter
exit 0
hubsim --fixture audit --clock-scale 0 --rate-limit 0 --fail "GET */orgs/northwind/members* 403 skip=1" --fail "GET */orgs/northwind/groups[?]* 403 skip=1" --fail "GET */namespaces/northwind/repositories[?]* 403 skip=1"
env HUBDECK_TEST_NOW=1706788860
run snapshot northwind --csv --columns complete
|complete
|true
= 0
env HUBDECK_TEST_NOW=1709294400
start northwind:compare 24x80
wait FORBIDDEN
screen folded
>hubdeck  127.0.0.1:PORTS  northwind  nadia  pw  RW                 API -  jobs 0
|northwind > compare                                       [0] as sent  FORBIDDEN
| Hub said: 403 "insufficient scope".
| Comparing needs: password + 2FA sign-in as an owner, or an organization token
| with scope-member-read, scope-invite-read, scope-group-read and
| scope-repo-group-read.
| You are: nadia by password.
| L sign in another way   C what can this credential do?   R read again
| CHANGE          WHO                WHERE       FROM     TO       BY        WHEN
~11
|────────────────────────────────────────────────────────────────────────────────
|
|error: Hub said: 403 "insufficient scope"; the token's scope is too small: read…
|Enter open  / filter  s sort  : cmd  d info  Esc back  q quit  R refresh  ? help
resize 15x60
screen folded
>hubdeck  northwind  nadia  pw  RW              API -  jobs 0
|northwind > compare                   [0] as sent  FORBIDDEN
| Hub said: 403 "insufficient scope".
| Comparing needs: password + 2FA sign-in as an owner, or
| an organization token with scope-member-read,
| scope-invite-read, scope-group-read and
| scope-repo-group-read.
| You are: nadia by password.
| L sign in another way   C what can this credential do?
| R read again
|
|────────────────────────────────────────────────────────────
|
|error: Hub said: 403 "insufficient scope"; the token's scop…
|Enter open  / filter  s sort  : cmd  d info  ? help
type :q
key Enter
exit 0
hubsim --fixture audit --clock-scale 0 --rate-limit 0 --fail "GET */orgs/northwind/members* 429:38 skip=1"
env HUBDECK_TEST_NOW=1706788920
run snapshot northwind --csv --columns complete
|complete
|true
= 0
env HUBDECK_TEST_NOW=1709294400
start northwind:compare 24x80
wait WAIT
type z
wait STOPPED
screen folded
>hubdeck  127.0.0.1:PORTS  northwind  nadia  pw  RW                 API -  jobs 0
|northwind > compare                                         [0] as sent  STOPPED
| Rate limited by Hub (API limit, not the pull limit). Next call in 38s.
| Nothing is queued.   R reads when that is over
| 429, Retry-After 38 (read as seconds)
| CHANGE          WHO                WHERE       FROM     TO       BY        WHEN
~14
|────────────────────────────────────────────────────────────────────────────────
|
|stopped: no row without all answers; R reads all
|Enter open  / filter  s sort  : cmd  d info  Esc back  q quit  R refresh  ? help
type :q
key Enter
exit 0
env DOCKERHUB_URL=http://127.0.0.1:1
start northwind:snapshots 24x80
wait 1-3/3
type :snapshot
key Enter
wait OFFLINE
screen folded
>hubdeck  127.0.0.1:1  northwind  signing in  RO   OFFLINE since 12:00:00  jobs 0
|northwind > snapshots                                    [1-3/3] time v  LOADING
| Cannot reach the Hub: could not connect to 127.0.0.1:1: Connection refused.
| You are looking at data of 12:00:00. Changes are off until it answers.
| R try now (by itself at HH:MM:SS)   @ log   q quit
| SNAPSHOT                                          AGE  COMPLETE  BY
|>northwind-2024-02-01T120200Z.jsonl                28d  yes       nadia, passwo…
| northwind-2024-02-01T120100Z.jsonl                28d  yes       nadia, passwo…
| northwind-2024-02-01T120000Z.jsonl                29d  yes       nadia, passwo…
~11
|────────────────────────────────────────────────────────────────────────────────
|northwind-2024-02-01T120200Z.jsonl   size 62k   organization northwind
|                                                                   data 12:00:00
|Enter open  / filter  s sort  : cmd  d info  Esc back  q quit  R refresh  ? help
type :q
key Enter
exit 0
env DOCKERHUB_URL
# One that was not read whole, and one that was changed since.
hubsim --fixture audit --clock-scale 0 --rate-limit 0 --fail "GET */groups[?]* 403 n=1"
env HUBDECK_TEST_NOW=1707788800
run snapshot northwind --csv --columns complete,members
|complete,members
|false,24
!hubdeck: INCOMPLETE: teams: Hub said: 403 "insufficient scope"
= 2
env HUBDECK_TEST_NOW=1709294400
start northwind:snapshots 24x80
wait 1-4/4
screen folded
>hubdeck  127.0.0.1:PORTS  northwind  not signed in  RW             API -  jobs 0
|northwind > snapshots                                  [1-4/4] time v  filter: -
| SNAPSHOT                                          AGE  COMPLETE  BY
|>northwind-2024-02-13T014640Z.jsonl                17d  no        nadia, passwo…
| northwind-2024-02-01T120200Z.jsonl                28d  yes       nadia, passwo…
| northwind-2024-02-01T120100Z.jsonl                28d  yes       nadia, passwo…
| northwind-2024-02-01T120000Z.jsonl                29d  yes       nadia, passwo…
~13
|────────────────────────────────────────────────────────────────────────────────
|northwind-2024-02-13T014640Z.jsonl   size 53k   organization northwind
|                                                                   data 12:00:00
|Enter open  / filter  s sort  : cmd  d info  Esc back  q quit  R refresh  ? help
key Enter
wait INCOMPLETE
expect c another snapshot
screen folded
>hubdeck  127.0.0.1:PORTS  northwind  nadia  pw  RW                 API -  jobs 0
|northwind > compare  old=northwind-2024-02-1…  [0] as sent  +0 -0 ~0  INCOMPLETE
| ! Not read: teams: not complete in the older
| What hangs on that is not here.   c another snapshot
| CHANGE          WHO                WHERE       FROM     TO       BY        WHEN
~14
|────────────────────────────────────────────────────────────────────────────────
|northwind from 2024-02-13 01:46 to 2024-03-01 12:00 UTC: +0 -0 ~0
|by whom and when: as the audit log says; empty: it does not
|! INCOMPLETE: 1 list could not be read; ! says why                 data 12:00:00
|Enter open  / filter  s sort  : cmd  d info  Esc back  q quit  R refresh  ? help
type :q
key Enter
exit 0
