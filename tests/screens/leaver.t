# Somebody leaves: all there is of them on a page, taken away as one plan.
hubsim --fixture audit --clock-scale 0 --rate-limit 0
env DOCKERHUB_USERNAME=nadia
env DOCKERHUB_TOKEN=nadia-password
start northwind:members 24x80
wait data 12:00:00
# From a row, and by name.
type ml
wait Audit log
expect leaver petran
key Esc
absent Audit log
type :leaver petran
expect what there is of somebody who leaves
key Enter
wait Audit log
screen
>hubdeck  127.0.0.1:PORTS  northwind  nadia  pw  RW                 API -  jobs 0
|northwind > leaver petran                                        [1-9/9]  0 sent
| Member        petran (Owner): remove
| Team          owners: goes along
| Token         everything (used 9d ago): stays on; may be known to them:
|               rotate it
| Audit log     2 events of theirs in the last 90 days:
|                  2d  repo.tag.push  northwind/ml-features
|                  6d  repo.tag.push  northwind/sealed-keys
| Not told      their personal tokens are not in the Hub API; they reach the
|               organization no more once the membership is gone
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
|                                                                   data 12:00:00
|D remove  t disable tokens, too  R refresh  j k scroll  Esc back
type t
expect disable
# Enter alone, a paste, or a wrong number send nothing.
type D
wait number, then F9
screen
>hubdeck  127.0.0.1:PORTS  northwind  nadia  pw  RW                 API -  jobs 0
|northwind > leaver petran                                        [1-9/9]  0 sent
| Member        petran (Owner): remove
| Team          owners: goes along
| Token         everything (used 9d ago): disable; may be known to them: rotate
|               it
| Audit log     2 events of theirs in the last 90 days:
|   ┌─ Remove 2 things? ─────────────────────────────────────────────────────┐
|   │ in northwind                                                           │
| No│   petran   remove member                                               │
|   │   everything   update oat: is_active = false                           │
|   │ Cannot be undone.                                                      │
|   │ Up to 2 requests, each written to the journal first.                   │
|   │ Type 2 to remove 2 things: [    ]                                      │
>   │ [ Cancel ]  [ Apply ]                                                  │
|   │ number, then F9 (or Tab, Enter) remove   Esc cancel                    │
|   └────────────────────────────────────────────────────────────────────────┘
|
|
|
|
|
|                                                                   data 12:00:00
|
key Enter
expect cancelled: nothing was done
type D
wait number, then F9
paste 2\n
expect a paste confirms nothing
type 3
key F9
expect the number is not right
key Esc
requests DELETE * 0
requests PATCH * 0
type D
wait number, then F9
type 2
key F9
wait Report
screen
>hubdeck  127.0.0.1:PORTS  northwind  nadia  pw  RW                 API -  jobs 0
|northwind > members                                 [1-16/24] flags v  filter: -
| M  MEMBER             ROLE      TEAMS             LAST SEEN  FLAGS
|>   petran             Owner     owners                   1d  GUEST OWNER
|    oskarl             Owner     owners                 130d  IDLE OWNER
|    nadia              Owner     owners                  43m  OWNER
|   ┌─ Report: 2 of 2 done ──────────────────────────────────────────────────┐TOR
|   │ in northwind                                                           │
|   │ done           2                                                       │
|   │   done           204  petran                                           │
|   │   done           200  everything                                       │
|   │                                                                        │
|   │ Esc closes   j k scroll                                                │
|   └────────────────────────────────────────────────────────────────────────┘
|    ulfberg            Member    data                      -
|    wimdevos           Member    web                      1d
|    yurisok            Member    ops                     12d
|    zoefox             Member    platform,data            3d
|    adamring           Member    platform                89d
|────────────────────────────────────────────────────────────────────────────────
|petran   email petra@novak.example   joined 700d   name Petra Novák   logged_in…
|NOTEAM in no team   IDLE not seen for 90d   GUEST from outside
|ok: northwind: 2 done, 0 already gone                              data 12:00:00
|
requests DELETE /v2/orgs/northwind/members/petran 1
requests PATCH */access-tokens/* 1
run leaver northwind petran --output tsv --columns what,name,action
|what	name	action
|token	everything	none
= 0
key Esc
absent Report
# The list it came from is read again, and the job is kept.
wait 1-16/23
absent petran
type :jobs
key Enter
wait finished
key Enter
wait REPORT
screen
>hubdeck  127.0.0.1:PORTS  nadia  pw  RW                            API -  jobs 0
|northwind > job remove-20240301-120000-XXXX                      [1-4/4]  REPORT
| begun 2024-03-01 12:00 by nadia
| done                               2
| 2 requests, 0 answered 429; the journal has the details: hubdeck journal
| --job remove-20240301-120000-XXXX
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
|Esc close   j k scroll
key Esc
absent REPORT
# By address; gone already: only the token is there, off.
type :northwind
key Enter
absent finished
wait data 12:00:00
type :leaver everything
key Enter
expect there is nothing of everything in northwind
screen
>hubdeck  127.0.0.1:PORTS  northwind  nadia  pw  RW                 API -  jobs 0
|northwind > leaver everything                                           NOT READ
| Not read      there is nothing of everything in northwind
|               hubdeck org list_members --org northwind lists who is in it
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
|error: there is nothing of everything in northwind; hubdeck org list_members --…
|R read again   L sign in   Esc back
key Esc
type :leaver wandah
key Enter
wait Audit log
screen
>hubdeck  127.0.0.1:PORTS  northwind  nadia  pw  RW                 API -  jobs 0
|northwind > leaver wandah                                        [1-4/4]  0 sent
| Token         loader (used 6d ago): stays on; may be known to them: rotate it
| Audit log     0 events of theirs in the last 90 days
| Not told      their personal tokens are not in the Hub API; they reach the
|               organization no more once the membership is gone
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
|                                                                   data 12:00:00
|D remove  t disable tokens, too  R refresh  j k scroll  Esc back
# You are locked.
key Esc
type :leaver NADIA
key Enter
wait Locked
screen
>hubdeck  127.0.0.1:PORTS  northwind  nadia  pw  RW                 API -  jobs 0
|northwind > leaver NADIA                                       [1-20/28]  0 sent
| Member        nadia (Owner): stays; nadia is you: nobody removes themselves
|               here
| Team          owners: stays
| Token         members-sync (used 2h ago): stays; may be known to them: rotate
|               it
| Token         reader (used 4d ago): stays; may be known to them: rotate it
| Token         scanner-2024 (used 25d ago): stays; may be known to them:
|               rotate it
| Token         scanner (used 3d ago): stays; may be known to them: rotate it
| Token         nightly (used 1d ago): stays; may be known to them: rotate it
| Token         mirror (used 120d ago): stays; may be known to them: rotate it
| Token         ci-publish (used 2h ago): stays; may be known to them: rotate it
| Token         audit-ro (used 3h ago): stays; may be known to them: rotate it
| Locked        nadia is you: nobody removes themselves here
|               another owner can
| Audit log     11 events of theirs in the last 90 days, the newest:
|                  0s  org.access_token.update  northwind
|                  0s  org.member.remove  petran
|                  2d  org.member.add  danaroth
|                  3d  org.member.add  wimdevos
|                                                                   data 12:00:00
|R refresh  j k scroll  Esc back
type D
expect nobody removes themselves here
absent number, then F9
resize 15x60
screen
>hubdeck  northwind  nadia  pw  RW              API -  jobs 0
|northwind > leaver NADIA                   [1-11/36]  0 sent
| Member        nadia (Owner): stays; nadia is you: nobody
|               removes themselves here
| Team          owners: stays
| Token         members-sync (used 2h ago): stays; may be
|               known to them: rotate it
| Token         reader (used 4d ago): stays; may be known
|               to them: rotate it
| Token         scanner-2024 (used 25d ago): stays; may be
|               known to them: rotate it
| Token         scanner (used 3d ago): stays; may be known
|               to them: rotate it
|error: nadia is you: nobody removes themselv…  data 12:00:00
|R refresh  j k scroll  Esc back
