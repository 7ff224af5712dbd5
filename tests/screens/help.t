# The help is made from the table of keys and can be searched.
hubsim --fixture acme
env DOCKERHUB_USERNAME=maria
env DOCKERHUB_TOKEN=dckr_pat_maria_rwd
start acme/web-app 24x80
screen
>hubdeck  acme  maria  pat  RW                 API 174/180 reset HH:MM:SS  jobs 0
|acme > web-app > tags                             [1-16/459] pushed v  filter: -
| M  TAG                             PUSHED   PULLED     SIZE  ARCH  FLAGS
|>   pr-5111-57c9                       57m      43m     417M     1  HOT
|    main-5f21c                          2h      23m     412M     1  HOT =1
|    latest                              2h       1h     413M     2  HOT =2
|    v3.2.1                              2h      34m     413M     2  HOT LOCK =2
|    3                                   2h       2h     413M     2  HOT =2
|    edge                                3h      30m     412M     1  HOT =1
|    v3.3.0-rc.2                         4h    never     413M     2  LOCK
|    nightly-20240301                    9h      20m     415M     3  HOT
|    main-5f20a                          1d      20h     411M     2  HOT
|    pr-5108-b434                        1d       1d     418M     2  HOT
|    v3.3.0-rc.1                         1d       1d     414M     2  HOT LOCK
|    nightly-20240229                    1d       1d     416M     3  HOT
|    main-5f1f8                          1d       1d     411M     2  HOT
|    nightly-20240228                    2d       2d     415M     3  HOT
|    main-5f1e9                          2d    never     411M     2
|    pr-5105-444f                        3d    never     418M     2
|────────────────────────────────────────────────────────────────────────────────
|acme/web-app:pr-5111-57c9   by tokoro   state active   media application/vnd.oc…
|=N shares digest with N tags   LOCK immutable rule   HOT pulled < 30d
|listing complete, 5 pages, 459 rows                                data 12:00:00
|Enter open  Space mark  D delete  m actions  P plan  / filter  s sort  ? help
type ?
screen
>hubdeck  acme  maria  pat  RW                 API 174/180 reset HH:MM:SS  jobs 0
|help: the keys of this screen   / searches                            [1-20/144]
| Enter           open the row; in a matrix: another value for the cell   :open
| Space           mark the row and go down; in a matrix: another value for the
|                 cell, and down   :mark
| D               delete tags; what they point to stays   :delete
| m               actions: what can be done to this row or the marked ones
|                 :actions
| v               another view of this pane: members as an audit, ways to pull,
|                 push or administer, teams x repositories or members   :view
| c               what changed in the organization since a snapshot: choose one
|                  :compare
| :               keep what the organization is now, to compare with later
|                 :snapshot
| P               plan from a rule: which of the tags may go; shows everything
|                 and asks first   :clean
| u               undo the last change that needed no question: a label, a
|                 description, disabling   :undo
| /               filter: word, !word, ~wrd, re:PATTERN, column:word, size>1G,
|                 pushed>30d   :filter
| s F6            choose the sort column   :sort
| :               type a command or a place
|
|/ filter  : cmd  Esc back  q quit  @ requests  ! errors  ? help
type /sort
screen
>hubdeck  acme  maria  pat  RW                 API 174/180 reset HH:MM:SS  jobs 0
|help: the keys of this screen   / searches                        [1-5/5]  /sort
| s F6            choose the sort column   :sort
| >               sort by the next column   :sort-next
| <               sort by the column before   :sort-previous
|   PLACE since … words behind narrow it: what the Hub is asked, sort=COLUMN,
| partial         the list is not complete: sorted and counted so far
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
|/sort
|
|/ filter  : cmd  Esc back  q quit  @ requests  ! errors  ? help
key Enter Esc
type G
screen
>hubdeck  acme  maria  pat  RW                 API 174/180 reset HH:MM:SS  jobs 0
|help: the keys of this screen   / searches                         [125-144/144]
|                 Tab and Enter. Enter alone, Esc, n and q delete nothing; so
|                 does a paste
|   running       z pauses, x stops after the present tag, Esc leaves it
|                 running, :jobs shows it
|   by a rule     P in tags: a form, tried while you type; then the plan, where
|                 Tab lists what goes and Space takes out, w saves, E exports,
|                 Enter asks
| in a matrix     M: Enter and Space change the cell, = shows the changes as one
|                 plan with the people who gain and lose, U takes them back, v
|                 turns to the other; what is marked * is not sent yet, ? was
|                 not read
| signing in      L; S-Tab changes the user name; what is typed is not shown
| line 1          place and role, user, kind of sign-in (pw, pw+2fa, pat, oat,
|                 anon), RW or RO; at the right: requests left of the limit, jobs
|
| HOT             pulled in the last 30 days
| LOCK            protected by an immutable rule of the repository
| =N              N other tags have the same digest
| ! after a date  older than 180 days
| partial         the list is not complete: sorted and counted so far
|
|/ filter  : cmd  Esc back  q quit  @ requests  ! errors  ? help
key Esc
expect [1-16/459]
type q
exit 0
