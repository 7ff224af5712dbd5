# A matrix without colours and without UTF-8: brackets and stars say all of it.
hubsim --fixture audit --clock-scale 0 --rate-limit 0
env DOCKERHUB_USERNAME=nadia
env DOCKERHUB_TOKEN=nadia-password
env NO_COLOR=1
env LANG=C
env LC_ALL=C
start fabrikam 24x80
wait loaded
type M
wait 3 repos x 3 teams
key Enter
expect 1 changed
screen attrs
>hubdeck  127.0.0.1:PORTS  fabrikam  nadia  pw  RW                  API -  jobs 0
: 0-79 reverse
|fabrikam > repos x teams                                  [1-3/3] x 3  1 changed
: 0-23 bold
|  REPOSITORY          dev      owners   qa
: 2-41 bold
|  anvil      public   write    -        -
: 13-18 bold
>> forge              [*read]   -        -
: 21-27 reverse
|  press               write    -        read
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
|-------------------------------------------------------------------------------
|forge, team dev, 3 people: none -> read
|1 public, 0 no team reaches   * changed   ? not read   10 requests
|                                                                   data 12:00:00
|Enter change  = review  v members  a ways  t team  E export  / filter  ? help
: 0-76 bold
type =
wait F9
screen folded
>hubdeck  127.0.0.1:PORTS  fabrikam  nadia  pw  RW                  API -  jobs 0
|fabrikam > repos x teams                                  [1-3/3] x 3  1 changed
|  REPOSITORY          dev      owners   qa
|  anvil      public   write    -        -
|> f+- Change 1 cell? -------------------------------------------------------+
|  p| in fabrikam                                                            |
|   |   forge, dev: none -> read                                             |
|   | People gained: 3   people lost: 0                                      |
|   |   + gabilang  forge: nothing -> pull                                   |
|   |   + ilsevogt  forge: nothing -> pull                                   |
|   |   + jensholt  forge: nothing -> pull                                   |
|   | Up to 1 request, each written to the journal first.                    |
|   | Type 1 to change 1 cell: [    ]                                        |
>   | [ Cancel ]  [ Apply ]                                                  |
|   | number, then F9 (or Tab, Enter) change   Esc cancel                    |
|   +------------------------------------------------------------------------+
~3
|-------------------------------------------------------------------------------
|forge, team dev, 3 people: none -> read
|1 public, 0 no team reaches   * changed   ? not read   10 requests
|                                                                   data 12:00:00
|
