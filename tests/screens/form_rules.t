# Immutable tags: the rules are tried on the tags while they are typed, and by the Hub on
# request; what protects many tags is class 3.
hubsim --fixture acme --clock-scale 0 --rate-limit 0
env DOCKERHUB_USERNAME=maria
env DOCKERHUB_TOKEN=maria-password
start acme 24x80
wait loaded 13 repos
type mi
wait hits
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > repos                                         [1-13/13] size v  filter: -
| M  REPOSITORY                               VIS          SIZE   PULLS   UPDATED
|>   web-app                                  private    412.3G    1.9M        2h
|    ci-cache                                 private    388.0G     44k        1s
| ┌─ Set immutable tags: web-app ──────────────────────────────────────────────┐d
| │ > immutable * < yes >                                                      │!
| │   rules       [^v[0-9]                                                   ] │h
| │               1:   ^v[0-9]                                                 │d
| │               hits 7 of 100: v3.2.1  v3.3.0-rc.2  v3.3.0-rc.1  v3.2.0  v3… │d
| │               not:  pr-5111-57c9  main-5f21c  latest  3  edge              │!
| │                                                                            │d
| │                                                                            │!
| │   true: matching tags can be neither replaced nor deleted                  │d
| │   [ Send ]   [ Cancel ]                                                    │d
| │   Space choose   Tab next   F9 send   F8 ask the Hub   Esc leave           │r
| └────────────────────────────────────────────────────────────────────────────┘
|
|
|
|────────────────────────────────────────────────────────────────────────────────
|acme/web-app   description The shop: storefront, cart and checkout ✨   created…
|                                                                   data 12:00:00
|
# A broken one: said at once; the Hub reads another language, so it has the last word.
key Tab
type , v[0-9
expect cannot be tried here
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > repos                                         [1-13/13] size v  filter: -
| M  REPOSITORY                               VIS          SIZE   PULLS   UPDATED
|>   web-app                                  private    412.3G    1.9M        2h
|    ci-cache                                 private    388.0G     44k        1s
| ┌─ Set immutable tags: web-app ──────────────────────────────────────────────┐d
| │   immutable * < yes >                                                      │!
| │ > rules       [^v[0-9], v[0-9                                            ] │h
| │               2:   ^v[0-9]   v[0-9                                         │d
| │               was: ^v[0-9]                                                 │d
| │               cannot be tried here: v[0-9: missing terminating ] for char… │!
| │                                                                            │d
| │                                                                            │!
| │   up to five regular expressions (RE2), without commas                     │d
| │   [ Send ]   [ Cancel ]                                                    │d
| │   Tab next   F9 send   F8 ask the Hub   Esc leave                          │r
| └────────────────────────────────────────────────────────────────────────────┘
|
|
|
|────────────────────────────────────────────────────────────────────────────────
|acme/web-app   description The shop: storefront, cart and checkout ✨   created…
|                                                                   data 12:00:00
|
key F9
wait name, then F9
type acme/web-app
key F9
wait ! the Hub
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > repos                                         [1-13/13] size v  filter: -
| M  REPOSITORY                               VIS          SIZE   PULLS   UPDATED
|>   web-app                                  private    412.3G    1.9M        2h
|    ci-cache                                 private    388.0G     44k        1s
| ┌─ Set immutable tags: web-app ──────────────────────────────────────────────┐d
| │   immutable * < yes >                                                      │!
| │ > rules       [^v[0-9], v[0-9                                            ] │h
| │               2:   ^v[0-9]   v[0-9                                         │d
| │               ! the Hub: error parsing regexp                              │d
| │               was: ^v[0-9]                                                 │!
| │               cannot be tried here: v[0-9: missing terminating ] for char… │d
| │   Hub said: 400 "body is invalid; immutable_tags_rules: error parsing      │!
| │   regexp"                                                                  │d
| │   [ Send ]   [ Cancel ]                                                    │d
| │   Tab next   F9 send   F8 ask the Hub   Esc leave                          │r
| └────────────────────────────────────────────────────────────────────────────┘
|
|
|
|────────────────────────────────────────────────────────────────────────────────
|acme/web-app   description The shop: storefront, cart and checkout ✨   created…
|error: Hub said: 400 "body is invalid; immutable_tags_rules: err…  data 12:00:00
|
requests PATCH * 1
# What we can read and the Hub cannot: it says so itself.
key Backspace Backspace Backspace Backspace Backspace
type pr-(?=5)
expect hits
key F8
wait the Hub on pr-(?=5)
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > repos                                         [1-13/13] size v  filter: -
| M  REPOSITORY                               VIS          SIZE   PULLS   UPDATED
|>   web-app                                  private    412.3G    1.9M        2h
| ┌─ Set immutable tags: web-app ──────────────────────────────────────────────┐s
| │   immutable * < yes >                                                      │d
| │ > rules       [^v[0-9], pr-(?=5)                                         ] │!
| │               2:   ^v[0-9]   pr-(?=5)                                      │h
| │               was: ^v[0-9]                                                 │d
| │               hits 25 of 100: pr-5111-57c9  v3.2.1  v3.3.0-rc.2  pr-5108-… │d
| │               not:  main-5f21c  latest  3  edge  nightly-20240301          │!
| │               the Hub: ^v[0-9] matches 42: v1.9.0  v1.9.1  v1.9.2  v1.9.3… │d
| │               the Hub on pr-(?=5): Hub said: 400 "body is invalid; regex:… │!
| │                                                                            │d
| │   up to five regular expressions (RE2), without commas                     │d
| │   [ Send ]   [ Cancel ]                                                    │r
| │   Tab next   F9 send   F8 ask the Hub   Esc leave                          │
| └────────────────────────────────────────────────────────────────────────────┘
|
|
|────────────────────────────────────────────────────────────────────────────────
|acme/web-app   description The shop: storefront, cart and checkout ✨   created…
|                                                                   data 12:00:00
|
key Backspace Backspace Backspace Backspace Backspace
type 51
key F8
wait the Hub: pr-51
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > repos                                         [1-13/13] size v  filter: -
| M  REPOSITORY                               VIS          SIZE   PULLS   UPDATED
|>   web-app                                  private    412.3G    1.9M        2h
| ┌─ Set immutable tags: web-app ──────────────────────────────────────────────┐s
| │   immutable * < yes >                                                      │d
| │ > rules       [^v[0-9], pr-51                                            ] │!
| │               2:   ^v[0-9]   pr-51                                         │h
| │               was: ^v[0-9]                                                 │d
| │               hits 11 of 100: pr-5111-57c9  v3.2.1  v3.3.0-rc.2  pr-5108-… │d
| │               not:  main-5f21c  latest  3  edge  nightly-20240301          │!
| │               the Hub: ^v[0-9] matches 42: v1.9.0  v1.9.1  v1.9.2  v1.9.3… │d
| │               the Hub: pr-51 matches 4: pr-5102-3698  pr-5105-444f  pr-51… │!
| │                                                                            │d
| │   up to five regular expressions (RE2), without commas                     │d
| │   [ Send ]   [ Cancel ]                                                    │r
| │   Tab next   F9 send   F8 ask the Hub   Esc leave                          │
| └────────────────────────────────────────────────────────────────────────────┘
|
|
|────────────────────────────────────────────────────────────────────────────────
|acme/web-app   description The shop: storefront, cart and checkout ✨   created…
|                                                                   data 12:00:00
|
key F9
wait name, then F9
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > repos                                         [1-13/13] size v  filter: -
| M  REPOSITORY                               VIS          SIZE   PULLS   UPDATED
|>   web-app                                  private    412.3G    1.9M        2h
| ┌─ Set immutable tags: web-app ──────────────────────────────────────────────┐s
| │   immutable * < yes >                                                      │d
| │ > rules       [^v[0-9], pr-51                                            ] │!
| │ ┌─ Set immutable tags: web-app? ─────────────────────────────────────────┐ │h
| │ │ in acme                                                                │ │d
| │ │ rules: ^v[0-9] -> ^v[0-9], pr-51                                       │ │d
| │ │ 2 requests; written to the journal first.                              │ │!
| │ │ Type acme/web-app: [            ]                                      │ │d
> │ │ [ Cancel ]  [ Apply ]                                                  │ │!
| │ │ name, then F9 (or Tab, Enter) send   Esc cancel                        │ │d
| │ └────────────────────────────────────────────────────────────────────────┘ │d
| │   [ Send ]   [ Cancel ]                                                    │r
| │   Tab next   F9 send   F8 ask the Hub   Esc leave                          │
| └────────────────────────────────────────────────────────────────────────────┘
|
|
|────────────────────────────────────────────────────────────────────────────────
|acme/web-app   description The shop: storefront, cart and checkout ✨   created…
|                                                                   data 12:00:00
|
key Enter
requests PATCH * 1
key F9
wait name, then F9
paste acme/web-app
key F9
requests PATCH * 1
type acme/web-app
key F9
wait web-app changed
run repos get --namespace acme --repository web-app --output tsv --columns name,immutable_tags_settings
|field	value
|name	web-app
|immutable_tags_settings	{"enabled":true,"rules":["^v[0-9]","pr-51"]}
= 0
# With the tags read all of them are tried, not only a page.
type :acme/web-app
key Enter
wait listing complete
key Esc
wait n new
type mi
wait of 459
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > repos                                         [1-13/13] size v  filter: -
| M  REPOSITORY                               VIS          SIZE   PULLS   UPDATED
|>   web-app                                  private    412.3G    1.9M        2h
|    ci-cache                                 private    388.0G     44k        1s
| ┌─ Set immutable tags: web-app ──────────────────────────────────────────────┐d
| │ > immutable * < yes >                                                      │!
| │   rules       [^v[0-9],pr-51                                             ] │h
| │               2:   ^v[0-9]   pr-51                                         │d
| │               hits 46 of 459: pr-5111-57c9  v3.2.1  v3.3.0-rc.2  pr-5108-… │d
| │               not:  main-5f21c  latest  3  edge  nightly-20240301          │!
| │                                                                            │d
| │                                                                            │!
| │   true: matching tags can be neither replaced nor deleted                  │d
| │   [ Send ]   [ Cancel ]                                                    │d
| │   Space choose   Tab next   F9 send   F8 ask the Hub   Esc leave           │r
| └────────────────────────────────────────────────────────────────────────────┘
|
|
|
|────────────────────────────────────────────────────────────────────────────────
|acme/web-app   description The shop: storefront, cart and checkout ✨   created…
|                                                                   data 12:00:00
|
key Esc
type qqqq
