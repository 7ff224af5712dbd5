# A lost answer is looked up, and nobody is invited twice; who may not invite is told so
# before the file is gone through; more than a handful are a job on a page.
hubsim --fixture acme --repos 1 --clock-scale 0 --rate-limit 0 --fail "POST /v2/invites/bulk after-reset skip=1 n=1"
env DOCKERHUB_USERNAME=maria
env DOCKERHUB_TOKEN=maria-password
file $TMP/two.csv
|username
|y@acme.io
|w@acme.io
file $TMP/none.csv
|name,phone
|Ana,1
file $TMP/many.csv
|email
|a1@acme.io
|a2@acme.io
|a3@acme.io
|a4@acme.io
|a5@acme.io
|a6@acme.io
|a7@acme.io
|a8@acme.io
|a9@acme.io
|a10@acme.io
|a11@acme.io
|a12@acme.io
|a13@acme.io
|a14@acme.io
|a15@acme.io
|a16@acme.io
|a17@acme.io
|a18@acme.io
|a19@acme.io
|a20@acme.io
|a21@acme.io
start acme:invites 24x80
wait data 12:00:00
type :invite ~/two.csv
key Enter
wait DRY RUN
key F9
wait number, then F9
type 2
key F9
wait Report
key Esc
wait SENT: 2 invited
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > invite < two.csv                                   [1/2]  SENT: 2 invited
| role -   team -   2 lines
| LINE INVITEE    RESULT                                            ACTION
|>   2 y@acme.io  found among the open invitations                  invited
|    3 w@acme.io  found among the open invitations                  invited
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
| invite 2   skip 0
| What became of every line is in two.result.csv, beside the file.
|────────────────────────────────────────────────────────────────────────────────
|y@acme.io   invited   found among the open invitations
|
|n file  E export  Esc back
requests POST /v2/invites/bulk 2
run org list-invites --org acme --all --output tsv --columns invitee
|invitee
|p.novak@x.example
|ines.costa@example.com
|y@acme.io
|w@acme.io
= 0
# No list at all.
type n
key C-u
type ~/none.csv
key Enter
wait NOT CHECKED
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > invite < none.csv                                             NOT CHECKED
| line 1 names no column email or username
| the first line of the file is its header: email,role,team
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
|────────────────────────────────────────────────────────────────────────────────
|
|error: line 1 names no column email or username; the first line of the file is …
|n another file  Esc back
# Many: their number, and a page of the job.
type n
key C-u
type ~/many.csv
key Enter
wait DRY RUN
key F9
wait number, then F9
type 21
key F9
wait REPORT
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > job invite-20240301-120000-XXXX                           [1-4/4]  REPORT
| begun 2024-03-01 12:00 by maria
| invited                           21
| 1 request, 0 answered 429; the journal has the details: hubdeck journal --job
| invite-20240301-120000-XXXX
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
|ok: acme: 21 invited
|Esc close   j k scroll
key Esc
wait SENT: 21 invited
key G
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > invite < many.csv                               [21/21]  SENT: 21 invited
| role -   team -   21 lines
| LINE INVITEE      RESULT                                          ACTION
|   10 a9@acme.io                                                   invited
|   11 a10@acme.io                                                  invited
|   12 a11@acme.io                                                  invited
|   13 a12@acme.io                                                  invited
|   14 a13@acme.io                                                  invited
|   15 a14@acme.io                                                  invited
|   16 a15@acme.io                                                  invited
|   17 a16@acme.io                                                  invited
|   18 a17@acme.io                                                  invited
|   19 a18@acme.io                                                  invited
|   20 a19@acme.io                                                  invited
|   21 a20@acme.io                                                  invited
|>  22 a21@acme.io                                                  invited
|
| invite 21   skip 0
| What became of every line is in many.result.csv, beside the file.
|────────────────────────────────────────────────────────────────────────────────
|a21@acme.io   invited
|
|n file  E export  Esc back
requests POST /v2/invites/bulk 4
