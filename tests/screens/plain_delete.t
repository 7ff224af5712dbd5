# Deleting line by line has the same guards: nothing but the very word, typed after the
# question could be read.
hubsim --fixture acme
env DOCKERHUB_USERNAME=maria
env DOCKERHUB_TOKEN=dckr_pat_maria_rwd
start --plain acme/web-app 16x80
expect Complete
type f pr-499\r
screen
|14. nightly-20240228, pushed 2d, pulled 2d, size 415M, arch 3, flags HOT
|15. main-5f1e9, pushed 2d, pulled never, size 411M, arch 2
|16. pr-5105-444f, pushed 3d, pulled never, size 418M, arch 2
|17. nightly-20240227, pushed 3d, pulled never, size 415M, arch 3
|18. main-5f1d7, pushed 3d, pulled 3d, size 411M, arch 2, flags HOT
|19. nightly-20240226, pushed 4d, pulled never, size 415M, arch 3
|20. main-5f1c5, pushed 4d, pulled 4d, size 411M, arch 1, flags HOT
|Rows 1 to 20 of 459, by pushed, descending. Complete, 5 requests.
|Enter or n shows the next rows.
|acme/web-app:tags> f pr-499
|1. pr-4997-c488, pushed 72d, pulled 72d, size 414M, arch 2
|2. pr-4994-b16d, pushed 74d, pulled 74d, size 414M, arch 2
|3. pr-4991-7ea6, pushed 76d, pulled 75d, size 414M, arch 2, flags =1
|Rows 1 to 3 of 3, filtered from 459, by pushed, descending. Complete, 5 requests
|.
|acme/web-app:tags>
# Typed before the question: thrown away, and then Enter is no answer.
type x 1\ry\r
screen
|Rows 1 to 20 of 459, by pushed, descending. Complete, 5 requests.
|Enter or n shows the next rows.
|acme/web-app:tags> f pr-499
|1. pr-4997-c488, pushed 72d, pulled 72d, size 414M, arch 2
|2. pr-4994-b16d, pushed 74d, pulled 74d, size 414M, arch 2
|3. pr-4991-7ea6, pushed 76d, pulled 75d, size 414M, arch 2, flags =1
|Rows 1 to 3 of 3, filtered from 459, by pushed, descending. Complete, 5 requests
|.
|acme/web-app:tags> x 1
|y
|To be deleted in acme/web-app, 1 tag:
|  pr-4997-c488, 414M, pushed 72d
|Up to 2 requests, each written to the journal first.
|It cannot be undone: Docker cannot restore a deleted tag.
|Type y to delete it.
|Anything else cancels:
type \r
screen
|acme/web-app:tags> f pr-499
|1. pr-4997-c488, pushed 72d, pulled 72d, size 414M, arch 2
|2. pr-4994-b16d, pushed 74d, pulled 74d, size 414M, arch 2
|3. pr-4991-7ea6, pushed 76d, pulled 75d, size 414M, arch 2, flags =1
|Rows 1 to 3 of 3, filtered from 459, by pushed, descending. Complete, 5 requests
|.
|acme/web-app:tags> x 1
|y
|To be deleted in acme/web-app, 1 tag:
|  pr-4997-c488, 414M, pushed 72d
|Up to 2 requests, each written to the journal first.
|It cannot be undone: Docker cannot restore a deleted tag.
|Type y to delete it.
|Anything else cancels:
|Cancelled: nothing was changed.
|acme/web-app:tags>
# The letter in another case.
type x 2\r
screen
|acme/web-app:tags> x 1
|y
|To be deleted in acme/web-app, 1 tag:
|  pr-4997-c488, 414M, pushed 72d
|Up to 2 requests, each written to the journal first.
|It cannot be undone: Docker cannot restore a deleted tag.
|Type y to delete it.
|Anything else cancels:
|Cancelled: nothing was changed.
|acme/web-app:tags> x 2
|To be deleted in acme/web-app, 1 tag:
|  pr-4994-b16d, 414M, pushed 74d
|Up to 2 requests, each written to the journal first.
|It cannot be undone: Docker cannot restore a deleted tag.
|Type y to delete it.
|Anything else cancels:
type Y\r
screen
|To be deleted in acme/web-app, 1 tag:
|  pr-4997-c488, 414M, pushed 72d
|Up to 2 requests, each written to the journal first.
|It cannot be undone: Docker cannot restore a deleted tag.
|Type y to delete it.
|Anything else cancels:
|Cancelled: nothing was changed.
|acme/web-app:tags> x 2
|To be deleted in acme/web-app, 1 tag:
|  pr-4994-b16d, 414M, pushed 74d
|Up to 2 requests, each written to the journal first.
|It cannot be undone: Docker cannot restore a deleted tag.
|Type y to delete it.
|Anything else cancels: Y
|Cancelled: nothing was changed.
|acme/web-app:tags>
# Many: their number, not the letter.
type x 1 2-3\r
screen
|To be deleted in acme/web-app, 1 tag:
|  pr-4994-b16d, 414M, pushed 74d
|Up to 2 requests, each written to the journal first.
|It cannot be undone: Docker cannot restore a deleted tag.
|Type y to delete it.
|Anything else cancels: Y
|Cancelled: nothing was changed.
|acme/web-app:tags> x 1 2-3
|To be deleted in acme/web-app, 3 tags:
|  pr-4997-c488, 414M, pushed 72d
|  pr-4994-b16d, 414M, pushed 74d
|  pr-4991-7ea6, 414M, pushed 76d
|Up to 6 requests, each written to the journal first.
|It cannot be undone: Docker cannot restore a deleted tag.
|Type 3 to delete them.
|Anything else cancels:
type y\r
screen
|Up to 2 requests, each written to the journal first.
|It cannot be undone: Docker cannot restore a deleted tag.
|Type y to delete it.
|Anything else cancels: Y
|Cancelled: nothing was changed.
|acme/web-app:tags> x 1 2-3
|To be deleted in acme/web-app, 3 tags:
|  pr-4997-c488, 414M, pushed 72d
|  pr-4994-b16d, 414M, pushed 74d
|  pr-4991-7ea6, 414M, pushed 76d
|Up to 6 requests, each written to the journal first.
|It cannot be undone: Docker cannot restore a deleted tag.
|Type 3 to delete them.
|Anything else cancels: y
|Cancelled: nothing was changed.
|acme/web-app:tags>
requests DELETE * 0
type x 1 2-3\r
screen
|  pr-4994-b16d, 414M, pushed 74d
|  pr-4991-7ea6, 414M, pushed 76d
|Up to 6 requests, each written to the journal first.
|It cannot be undone: Docker cannot restore a deleted tag.
|Type 3 to delete them.
|Anything else cancels: y
|Cancelled: nothing was changed.
|acme/web-app:tags> x 1 2-3
|To be deleted in acme/web-app, 3 tags:
|  pr-4997-c488, 414M, pushed 72d
|  pr-4994-b16d, 414M, pushed 74d
|  pr-4991-7ea6, 414M, pushed 76d
|Up to 6 requests, each written to the journal first.
|It cannot be undone: Docker cannot restore a deleted tag.
|Type 3 to delete them.
|Anything else cancels:
type 3\r
screen
|  pr-4997-c488, 414M, pushed 72d
|  pr-4994-b16d, 414M, pushed 74d
|  pr-4991-7ea6, 414M, pushed 76d
|Up to 6 requests, each written to the journal first.
|It cannot be undone: Docker cannot restore a deleted tag.
|Type 3 to delete them.
|Anything else cancels: 3
|pr-4997-c488: deleted
|pr-4994-b16d: deleted
|pr-4991-7ea6: deleted
|3 of 3 deleted, 0 already gone.
|Reading acme > web-app > tags ...
|Rows 0 to 0 of 0, filtered from 456, by pushed, descending. Complete, 5 requests
|.
|No row matches the filter; f alone takes it away.
|acme/web-app:tags>
requests DELETE * 3
type x 9\r
expect "9" is no row here.
type x\r
expect Which rows?
type q\r
exit 0
# Many: the name of the repository, not their number.
start --plain acme/web-app 12x80
expect Complete
type f pr-48\r
expect filtered
type x 1-30\r
screen
|  pr-4859-b2cb, 409M, pushed 159d
|  pr-4856-45cf, 409M, pushed 161d
|  pr-4853-7b47, 410M, pushed 163d
|  pr-4850-d433, 409M, pushed 165d
|  pr-4847-f984, 409M, pushed 167d
|  pr-4844-7dce, 409M, pushed 169d
|  pr-4841-7f42, 409M, pushed 171d
|  and 10 more
|Up to 60 requests, each written to the journal first.
|It cannot be undone: Docker cannot restore a deleted tag.
|Type acme/web-app to delete them.
|Anything else cancels:
type 30\r
expect Cancelled
type l\r
wait Rows 1 to 20
type x 1-30\r
wait Type acme/web-app to delete them.
wait Anything else cancels:
type acme/web-app\r
wait 30 of 30 deleted, 0 already gone.
requests DELETE * 33
type q\r
exit 0
start --plain --read-only acme/web-app 30x100
expect Complete
type x 1\r
expect Read-only: nothing can be deleted.
type q\r
exit 0
