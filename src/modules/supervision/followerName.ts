/** Under it the place in the news of cases is kept. */
export const followerName = 'supervision.follow'
