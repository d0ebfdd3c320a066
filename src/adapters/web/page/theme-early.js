// Before anything is drawn: the theme chosen last time, so that a dark page never flashes white.
try {
  const chosen = localStorage.getItem('theme');
  if (chosen === 'dark' || chosen === 'light') document.documentElement.dataset.theme = chosen;
} catch {
  // a browser that keeps nothing follows the system
}
