// Light, dark, or as the machine has it.

const CHOICES = ["system", "light", "dark"];

export function currentTheme() {
  const kept = localStorage.getItem("theme");
  return CHOICES.includes(kept) ? kept : "system";
}

export function setTheme(choice) {
  localStorage.setItem("theme", choice);
  applyTheme();
}

export function applyTheme() {
  const theme = currentTheme();
  if (theme === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

export const themeItems = (desk) =>
  CHOICES.map((choice) => ({
    label: desk.t(`theme_${choice}`),
    checked: currentTheme() === choice,
    pick: () => setTheme(choice),
  }));
