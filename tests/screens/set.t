# :set changes a setting for this session, and completes.
hubsim --fixture acme
env DOCKERHUB_USERNAME=maria
env DOCKERHUB_TOKEN=dckr_pat_maria_rwd
env TZ=XYZ-5:30
start acme 15x80
type :set
screen
>hubdeck  acme  maria  pat  RW                 API 179/180 reset HH:MM:SS  jobs 0
|acme > repos                                          [1-8/13] size v  filter: -
| M  REPOSITORY                               VIS          SIZE   PULLS   UPDATED
|────────────────────────────────────────────────────────────────────────────────
| set theme                     colours: the terminal's own 16, dark or light (2…
| set chrome                    lines around the rows: all, or only place, headi…
| set utc                       times of day in UTC, or in the zone of this mach…
| set refresh                   read the list on screen again so often; not whil…
| set idle-lock                 lock the screen and end the session after so lon…
| set clipboard                 where y and Y copy to: the terminal, a command's…
| set links                     web addresses as links: where the terminal is kn…
| set mouse                     rows, headings and the wheel
| -> set KEY VALUE: a setting of this session
|:set
|
type \x20
screen
>hubdeck  acme  maria  pat  RW                 API 179/180 reset HH:MM:SS  jobs 0
|acme > repos                                          [1-8/13] size v  filter: -
| M  REPOSITORY                               VIS          SIZE   PULLS   UPDATED
|────────────────────────────────────────────────────────────────────────────────
| set theme                     colours: the terminal's own 16, dark or light (2…
| set chrome                    lines around the rows: all, or only place, headi…
| set utc                       times of day in UTC, or in the zone of this mach…
| set refresh                   read the list on screen again so often; not whil…
| set idle-lock                 lock the screen and end the session after so lon…
| set clipboard                 where y and Y copy to: the terminal, a command's…
| set links                     web addresses as links: where the terminal is kn…
| set mouse                     rows, headings and the wheel
| -> set KEY VALUE: a setting of this session
|:set
|
type ut
key Tab
type \x20
screen
>hubdeck  acme  maria  pat  RW                 API 179/180 reset HH:MM:SS  jobs 0
|acme > repos                                          [1-8/13] size v  filter: -
| M  REPOSITORY                               VIS          SIZE   PULLS   UPDATED
|>   web-app                                  private    412.3G    1.9M        2h
|    ci-cache                                 private    388.0G     44k        1s
|    api-gateway                              private     97.1G    812k        1d
|    ml-train                                 private     64.9G    3.1k     214d!
|    payments                                 private     31.0G    290k        5h
|    base-images                              public      22.4G    9.8M        3d
|────────────────────────────────────────────────────────────────────────────────
| set utc yes                   times of day in UTC, or in the zone of this mach…
| set utc no                    times of day in UTC, or in the zone of this mach…
| -> utc is yes; yes or no
|:set utc
|
type no\r
screen
>hubdeck  acme  maria  pat  RW                 API 179/180 reset HH:MM:SS  jobs 0
|acme > repos                                          [1-8/13] size v  filter: -
| M  REPOSITORY                               VIS          SIZE   PULLS   UPDATED
|>   web-app                                  private    412.3G    1.9M        2h
|    ci-cache                                 private    388.0G     44k        1s
|    api-gateway                              private     97.1G    812k        1d
|    ml-train                                 private     64.9G    3.1k     214d!
|    payments                                 private     31.0G    290k        5h
|    base-images                              public      22.4G    9.8M        3d
|    docs-site                                public       4.1G    121k        9d
|    legacy-batch                             private      3.9G      17     611d!
|────────────────────────────────────────────────────────────────────────────────
|acme/web-app   description The shop: storefront, cart and checkout ✨   created…
|utc is no (yes or no)                                              data 17:30:00
|Enter open  Space mark  D delete  n new  e edit  m actions  / filter  ? help
type :set uct yes\r
expect error: no setting "uct"; did you mean utc?
type :set theme\r
expect theme is 16 (16, dark, light or mono)
type :set theme pink\r
expect 16, dark, light or mono, not "pink"
type :set  theme = light\r
expect theme is light
screen attrs
|hubdeck  acme  maria  pat  RW                 API 179/180 reset HH:MM:SS  jobs 0
: 0-79 fg=231 bg=24
|acme > repos                                          [1-8/13] size v  filter: -
: 0-11 bold fg=16
| M  REPOSITORY                               VIS          SIZE   PULLS   UPDATED
: 1-79 bold fg=24
|>   web-app                                  private    412.3G    1.9M        2h
: 0-0 bold fg=25
|    ci-cache                                 private    388.0G     44k        1s
|    api-gateway                              private     97.1G    812k        1d
|    ml-train                                 private     64.9G    3.1k     214d!
|    payments                                 private     31.0G    290k        5h
|    base-images                              public      22.4G    9.8M        3d
|    docs-site                                public       4.1G    121k        9d
|    legacy-batch                             private      3.9G      17     611d!
|────────────────────────────────────────────────────────────────────────────────
|acme/web-app   description The shop: storefront, cart and checkout ✨   created…
|theme is light (16, dark, light or mono)                           data 17:30:00
: 67-79 fg=240
|Enter open  Space mark  D delete  n new  e edit  m actions  / filter  ? help
: 0-4 bold fg=16, 12-16 bold fg=16, 24-24 bold fg=16, 34-34 bold fg=16, 41-41 bold fg=16, 49-49 bold fg=16, 60-60 bold fg=16, 70-70 bold fg=16
type :set theme mono\r
screen attrs
>hubdeck  acme  maria  pat  RW                 API 179/180 reset HH:MM:SS  jobs 0
: 0-79 reverse
|acme > repos                                          [1-8/13] size v  filter: -
: 0-11 bold
| M  REPOSITORY                               VIS          SIZE   PULLS   UPDATED
: 1-79 bold
|>   web-app                                  private    412.3G    1.9M        2h
|    ci-cache                                 private    388.0G     44k        1s
|    api-gateway                              private     97.1G    812k        1d
|    ml-train                                 private     64.9G    3.1k     214d!
|    payments                                 private     31.0G    290k        5h
|    base-images                              public      22.4G    9.8M        3d
|    docs-site                                public       4.1G    121k        9d
|    legacy-batch                             private      3.9G      17     611d!
|────────────────────────────────────────────────────────────────────────────────
|acme/web-app   description The shop: storefront, cart and checkout ✨   created…
|theme is mono (16, dark, light or mono)                            data 17:30:00
|Enter open  Space mark  D delete  n new  e edit  m actions  / filter  ? help
: 0-4 bold, 12-16 bold, 24-24 bold, 34-34 bold, 41-41 bold, 49-49 bold, 60-60 bold, 70-70 bold
type :set\r
expect set what?
type qqq
exit 0
