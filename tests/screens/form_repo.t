# Repositories: made, described (the long text in the user's own editor), hidden, shown,
# put into categories; and a description is taken back.
hubsim --fixture acme --clock-scale 0 --rate-limit 0
env DOCKERHUB_USERNAME=maria
env DOCKERHUB_TOKEN=maria-password
env EDITOR=sed -i s/^$/#\ Tools/
start acme 24x80
wait loaded 13 repos
type n
type Tools!
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > repos                                         [1-13/13] size v  filter: -
| M  REPOSITORY                               VIS          SIZE   PULLS   UPDATED
|>┌─ New repository in acme ───────────────────────────────────────────────────┐h
| │ > name *             [Tools!                                             ] │s
| │                      ! lower-case letters, digits and . _ - only, no ".."… │d
| │   description        [                                                   ] │!
| │   full description   none                                                  │h
| │   private            < - >  not said: everybody sees it                    │d
| │                                                                            │d
| │                                                                            │!
| │                                                                            │d
| │                                                                            │!
| │                                                                            │d
| │   its name                                                                 │d
| │   [ Send ]   [ Cancel ]                                                    │r
| │   Tab next   F9 send   Esc leave                                           │
| └────────────────────────────────────────────────────────────────────────────┘
|
|
|────────────────────────────────────────────────────────────────────────────────
|acme/web-app   description The shop: storefront, cart and checkout ✨   created…
|                                                                   data 12:00:00
|
key C-u
type tools
key Tab Tab
type x
expect Space opens your editor
type  
wait bytes: # Tools
key Tab
type  
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > repos                                         [1-13/13] size v  filter: -
| M  REPOSITORY                               VIS          SIZE   PULLS   UPDATED
|>┌─ New repository in acme ───────────────────────────────────────────────────┐h
| │   name *             [tools                                              ] │s
| │   description        [                                                   ] │d
| │   full description   7 bytes: # Tools                                      │!
| │ > private            < yes >  only those with access see it                │h
| │                                                                            │d
| │                                                                            │d
| │                                                                            │!
| │                                                                            │d
| │                                                                            │!
| │                                                                            │d
| │   true: only those with access see it                                      │d
| │   [ Send ]   [ Cancel ]                                                    │r
| │   Space choose   Tab next   F9 send   Esc leave                            │
| └────────────────────────────────────────────────────────────────────────────┘
|
|
|────────────────────────────────────────────────────────────────────────────────
|acme/web-app   description The shop: storefront, cart and checkout ✨   created…
|                                                                   data 12:00:00
|
key F9
wait y send
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > repos                                         [1-13/13] size v  filter: -
| M  REPOSITORY                               VIS          SIZE   PULLS   UPDATED
|>┌─ New repository in acme ───────────────────────────────────────────────────┐h
| │   name *             [tools                                              ] │s
| │   description        [                                                   ] │d
| │ ┌─ New repository in acme? ──────────────────────────────────────────────┐ │!
| │ │ in acme                                                                │ │h
| │ │ name: tools                                                            │ │d
| │ │ full description: 7 bytes: # Tools                                     │ │d
| │ │ private: yes                                                           │ │!
| │ │ 1 request, written to the journal first.                               │ │d
> │ │ [ Cancel ]                                                             │ │!
| │ │ y send   Enter, Esc cancel                                             │ │d
| │ └────────────────────────────────────────────────────────────────────────┘ │d
| │   [ Send ]   [ Cancel ]                                                    │r
| │   Space choose   Tab next   F9 send   Esc leave                            │
| └────────────────────────────────────────────────────────────────────────────┘
|
|
|────────────────────────────────────────────────────────────────────────────────
|acme/web-app   description The shop: storefront, cart and checkout ✨   created…
|                                                                   data 12:00:00
|
type y
wait repository tools created
run repos get --namespace acme --repository tools --output tsv --columns name,is_private,description,full_description
|field	value
|name	tools
|is_private	true
|description	
|full_description	# Tools
= 0
# Descriptions need no question, and can be taken back.
type /docs
key Enter
type e
expect full description
key Tab
type  
wait was:
key S-Tab
key C-u
type The manual
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > repos                                 [1-1/1 of 14] size v  filter: /docs
| M  REPOSITORY                               VIS          SIZE   PULLS   UPDATED
|>   docs-site                                public       4.1G    121k        9d
|
| ┌─ Edit descriptions: docs-site ─────────────────────────────────────────────┐
| │ > description        [The manual                                         ] │
| │                      was: docs.acme.example — HTML & search <static>       │
| │   full description   172 bytes: # docs-site                                │
| │                      was: 144 bytes: # docs-site                           │
| │                                                                            │
| │                                                                            │
| │   one line, at most 100 bytes                                              │
| │   [ Send ]   [ Cancel ]                                                    │
| │   Tab next   F9 send   Esc leave                                           │
| └────────────────────────────────────────────────────────────────────────────┘
|
|
|
|
|────────────────────────────────────────────────────────────────────────────────
|acme/docs-site   description docs.acme.example — HTML & search <static>   creat…
|                                                                   data 12:00:00
|
key F9
wait docs-site changed
requests PATCH * 1
run repos list --namespace acme --name docs --output tsv --columns name,vis,description
|name	vis	description
|docs-site	public	The manual
= 0
type u
wait docs-site undone
run repos list --namespace acme --name docs --output tsv --columns name,vis,description
|name	vis	description
|docs-site	public	docs.acme.example — HTML & search <static>
= 0
requests PATCH * 2
type u
expect nothing to undo
# Too long: said while it is typed, and not sent.
type e
expect full description
paste 0123456789012345678901234567890123456789012345678901234567890123456789
key F9
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > repos                                 [1-1/1 of 14] size v  filter: /docs
| M  REPOSITORY                               VIS          SIZE   PULLS   UPDATED
|>   docs-site                                public       4.1G    121k        9d
|
| ┌─ Edit descriptions: docs-site ─────────────────────────────────────────────┐
| │ > description        [01234567890123456789012345678901234567890123456789 ] │
| │                      ! 0 to 100 bytes                                      │
| │                      was: docs.acme.example — HTML & search <static>       │
| │   full description   144 bytes: # docs-site                                │
| │                                                                            │
| │                                                                            │
| │   description: 0 to 100 bytes                                              │
| │   [ Send ]   [ Cancel ]                                                    │
| │   Tab next   F9 send   Esc leave                                           │
| └────────────────────────────────────────────────────────────────────────────┘
|
|
|
|
|────────────────────────────────────────────────────────────────────────────────
|acme/docs-site   description docs.acme.example — HTML & search <static>   creat…
|                                                                   data 12:00:00
|
key Esc
type y
# Categories are chosen.
type m
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > repos                                 [1-1/1 of 14] size v  filter: /docs
| M  REPOSITORY                               VIS          SIZE   PULLS   UPDATED
|>   docs-site                                public       4.1G    121k        9d
|
|   ┌─ Actions: repos ───────────────────────────────────────────────────────┐
|   │ > n  new             make a repository                                 │
|   │   e  edit            change its descriptions                           │
|   │   T  team access     give a team access to them                        │
|   │   p  make private    only those with access see them                   │
|   │   o  make public     everybody sees them                               │
|   │   c  categories      choose its categories                             │
|   │   i  immutable tags  which tags can be neither replaced nor deleted    │
|   │   D  delete          delete the repository with all its tags           │
|   │ a letter, or Up, Down and Enter   Esc closes                           │
|   └────────────────────────────────────────────────────────────────────────┘
|
|
|
|
|────────────────────────────────────────────────────────────────────────────────
|acme/docs-site   description docs.acme.example — HTML & search <static>   creat…
|                                                                   data 12:00:00
|
type c
expect Networking
key Down Down
type  
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > repos                                 [1-1/1 of 14] size v  filter: /docs
| ┌─ Set categories: docs-site ────────────────────────────────────────────────┐D
|>│   categories * [ ] API management                                          │d
| │                [ ] Content management system                               │
| │ >              [x] Data science                                            │
| │                [ ] Databases & storage                                     │
| │                [ ] Developer tools                                         │
| │                [ ] Integration & delivery                                  │
| │                [ ] Internet of things                                      │
| │                [x] Languages & frameworks                                  │
| │                [ ] Machine learning & AI                                   │
| │                [ ] Message queues                                          │
| │                [ ] Monitoring & observability                              │
| │                [ ] Networking                                         more │
| │                                                                            │
| │   slugs; the complete set, may be empty                                    │
| │   [ Send ]   [ Cancel ]                                                    │
| │   Space mark   Tab next   F9 send   Esc leave                              │
| └────────────────────────────────────────────────────────────────────────────┘
|────────────────────────────────────────────────────────────────────────────────
|acme/docs-site   description docs.acme.example — HTML & search <static>   creat…
|                                                                   data 12:00:00
|
key F9
wait docs-site changed
run repos list --namespace acme --name docs --output tsv --columns name,vis,description
|name	vis	description
|docs-site	public	docs.acme.example — HTML & search <static>
= 0
# Everybody shall see some of them: class 3, and what is public is left out.
key Esc
type /-
key Enter
type     
type m
type o
wait name, then F9
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > repos                                  [1-12/12 of 14] size v  filter: /-
| M  REPOSITORY                               VIS          SIZE   PULLS   UPDATED
| *  web-app                                  private    412.3G    1.9M        2h
| *  ci-cache                                 private    388.0G     44k        1s
| * ┌─ Make public: 4 repositories? ─────────────────────────────────────────┐ 1d
| * │ in acme                                                                │4d!
|>  │   ci-cache                                                             │ 3d
|   │   web-app                                                              │ 9d
|   │   api-gateway                                                          │1d!
|   │   and 1 more                                                           │ 1d
|   │ Up to 4 requests, each written to the journal first.                   │2d!
|   │ Type acme: [    ]                                                      │71d
>   │ [ Cancel ]  [ Apply ]                                                  │30d
|   │ name, then F9 (or Tab, Enter) make public   Esc cancel                 │ver
|   └────────────────────────────────────────────────────────────────────────┘
|
|
|
|
|────────────────────────────────────────────────────────────────────────────────
|4 marked  962.3G logical (layers are shared)
|                                                                   data 12:00:00
|
key Enter
requests POST *privacy* 0
type mo
wait name, then F9
type acme
key F9
wait 4 of 4 made public
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > repos                                  [1-12/12 of 14] size v  filter: /-
| M  REPOSITORY                               VIS          SIZE   PULLS   UPDATED
| *  web-app                                  private    412.3G    1.9M        2h
| *  ci-cache                                 private    388.0G     44k        1s
| *  api-gateway                              private     97.1G    812k        1d
| * ┌─ Report: 4 of 4 made public ───────────────────────────────────────────┐4d!
|>  │ in acme                                                                │ 3d
|   │ made public    4                                                       │ 9d
|   │   made public    200  ci-cache                                         │1d!
|   │   made public    200  web-app                                          │ 1d
|   │   made public    200  api-gateway                                      │2d!
|   │   made public    200  ml-train                                         │71d
|   │                                                                        │30d
|   │ Esc closes   j k scroll                                                │ver
|   └────────────────────────────────────────────────────────────────────────┘
|
|
|
|
|────────────────────────────────────────────────────────────────────────────────
|4 marked  962.3G logical (layers are shared)
|ok: acme: 4 made public                                            data 12:00:00
|
key Esc
requests POST *privacy* 4
run repos list --namespace acme --name ci-cache --output tsv --columns name,vis,description
|name	vis	description
|ci-cache	public	BuildKit cache, safe to delete
= 0
# Private again: what is private is left out; up to twenty are asked by their number.
type Ug
type     
type m
type p
wait number, then F9
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > repos                                  [1-12/12 of 14] size v  filter: /-
| M  REPOSITORY                               VIS          SIZE   PULLS   UPDATED
| *  web-app                                  public     412.3G    1.9M        2h
| *  ci-cache                                 public     388.0G     44k        1s
| * ┌─ Make private: 4 repositories? ────────────────────────────────────────┐ 1d
| * │ in acme                                                                │4d!
|>  │   ci-cache                                                             │ 3d
|   │   web-app                                                              │ 9d
|   │   api-gateway                                                          │1d!
|   │   and 1 more                                                           │ 1d
|   │ Up to 4 requests, each written to the journal first.                   │2d!
|   │ Type 4, the number of repositories: [    ]                             │71d
>   │ [ Cancel ]  [ Apply ]                                                  │30d
|   │ number, then F9 (or Tab, Enter) make private   Esc cancel              │ver
|   └────────────────────────────────────────────────────────────────────────┘
|
|
|
|
|────────────────────────────────────────────────────────────────────────────────
|4 marked  962.3G logical (layers are shared)
|                                                                   data 12:00:00
|
type 4
key F9
wait 4 of 4 made private
key Esc
expect 4 marked
type m
type p
expect nothing to make private: 4 already so
type qqq
exit 0
