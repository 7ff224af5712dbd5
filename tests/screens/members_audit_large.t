# Many members: thousands are set apart, and nothing that is said is cut off.
hubsim --members 2011 --lists 150 --rate-limit 0 --clock-scale 0
env DOCKERHUB_USERNAME=maria
env DOCKERHUB_TOKEN=maria-password
start acme:audit-members 24x80
wait = 23 requests
expect seats: n/a
screen folded
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > members                                  [1-15/2,274] risk v  view: audit
| M  MEMBER            ROLE      TEAMS      JOINED  LAST SEEN  FLAGS
|>   aldoext           Owner     owners     1,204d       311d  OWNER GUEST IDLE
|    user00535         Owner     owners       111d       107d  OWNER IDLE
|    user00572         Owner     owners       119d       107d  OWNER IDLE
|    user00884         Owner     owners       184d       110d  OWNER IDLE
|    user01472         Owner     owners       306d        99d  OWNER IDLE
|    user01604         Owner     owners       334d       104d  OWNER IDLE
|    user01671         Owner     owners       348d       132d  OWNER IDLE
|    user01954         Owner     owners       407d       138d  OWNER IDLE
|    user00470         Member                  97d        92d  GUEST IDLE NOTEAM
|    user00666         Member                 138d       116d  GUEST IDLE NOTEAM
|    user00703         Member                 146d       126d  GUEST IDLE NOTEAM
|    user00768         Member                 160d       132d  GUEST IDLE NOTEAM
|    user00855         Member                 178d       100d  GUEST IDLE NOTEAM
|    user00924         Member                 192d       144d  GUEST IDLE NOTEAM
|    user00966         Member                 201d        99d  GUEST IDLE NOTEAM
|────────────────────────────────────────────────────────────────────────────────
|2,022 members: 36 owners, 97 editors  252 invites (161 > 14d)  seats: n/a
|66 guests   339 idle > 90d   82 never seen   1,979 in no team   33 new
|last seen needs Insights (on)   2FA: not in the Hub API, see Admin Console
|members 21 + invites 1 + teams 1 = 23 requests                     data 12:00:00
|Enter open  Space mark  D remove  m actions  v view  c compare  / filter  ? help
type :acme:teams
key Enter
wait data 12:00:00
type M
wait repos x
type v
wait [1-
screen folded
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > members x teams                                          [1-16/2,022] x 5
|  MEMBER                      ci-push   ml       owners   sre      web
>> aldoext    owner           [-]        -        yes      -        -
|  cibot7                      yes       -        -        -        -
|  jdoe                        -         -        -        -        yes
|  kmbeki     owner            -         -        yes      yes      -
|  maria      owner            -         -        yes      yes      -
|  otto       editor           -         -        -        yes      -
|  rsilva                      -         yes      -        -        yes
|  sato                        -         yes      -        -        -
|  tokoro                      -         -        -        -        yes
|  u77123     no team          -         -        -        -        -
|  user00001  no team          -         -        -        -        -
|  user00002  no team          -         -        -        -        -
|  user00003  no team          -         -        -        -        -
|  user00004  no team          -         -        -        -        -
|  user00005  no team          -         -        -        -        -
|  user00006  no team          -         -        -        -        -
|────────────────────────────────────────────────────────────────────────────────
|aldoext, team ci-push, 1 person: none   owner
|1,979 in no team   * changed   ? not read   42 requests
|2,022 members x 5 teams (42 requests)                              data 12:00:00
|Enter change  = review  v repos  a reach  t team  E export  / filter  ? help
type :q
key Enter
exit 0
