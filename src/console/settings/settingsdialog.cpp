// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/settings/settingsdialog.h"

#include "app/application.h"
#include "app/documents/connections.h"
#include "app/settings/appsettings.h"
#include "console/errors/errorwords.h"
#include "console/jobs/formparts.h"
#include "console/main/consolesettings.h"
#include "console/main/prompt.h"
#include "console/settings/settingspages.h"
#include "console/settings/shortcutsettings.h"
#include "console/settings/vaultguard.h"
#include "console/settings/vaultsettings.h"
#include "console/theme/theme.h"
#include "console/widgets/card.h"
#include "console/widgets/format.h"
#include "console/widgets/messagebar.h"
#include "console/widgets/navigationlist.h"
#include "core/auth/vault.h"

#include <QBoxLayout>
#include <QPointer>
#include <QPushButton>
#include <QStackedWidget>

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr QSize kSettingsSize(820, 640);
constexpr int kSettingsListWidth = 186;

// What is read once, at the start of a program.
bool holdsLater(const QString &name)
{
    return name == kChoiceLanguage || name == kRetryAttempts || name == kRetryLongestSeconds
        || name == kUnreachableMinutes || name == kCommandSilenceSeconds || name == kScriptRecordMs
        || name == kConnectSeconds || name == kInactivitySeconds;
}

struct SettingsProblem
{
    QString name; // of the setting; empty: of none in particular
    Error error;
};

std::optional<SettingsProblem> keepAppSettings(
    Application &application, const SettingsValues &values, const std::optional<Secret> &password)
{
    for (auto it = values.constBegin(); it != values.constEnd(); ++it) {
        if (auto checked = AppSettings::check(it.key(), it.value()); !checked)
            return SettingsProblem{it.key(), checked.error()};
    }
    if (password) {
        if (auto put = application.vault().put(kProxyPasswordEntry, *password); !put)
            return SettingsProblem{kProxy, put.error()};
    }
    if (values.isEmpty())
        return std::nullopt;
    if (auto kept = application.settings().setAll(values); !kept)
        return SettingsProblem{{}, kept.error()};
    return std::nullopt;
}

} // namespace

struct SettingsDialog::Loaded
{
    SettingsValues values;
    bool hasPassword = false;
    std::optional<Error> error;
};

SettingsDialog::SettingsDialog(ConsoleContext context,
    const QList<std::pair<QString, QString>> &pages, ShortcutBook &book, QWidget *parent)
    : QDialog(parent)
    , m_context(context)
    , m_book(book)
    , m_list(new NavigationList(this))
    , m_stack(new QStackedWidget(this))
    , m_bar(new MessageBar(this))
    , m_apply(new QPushButton(tr("Apply"), this))
    , m_ok(new QPushButton(tr("OK"), this))
{
    setObjectName(u"SettingsDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Settings"));
    layOut();
    m_network = new NetworkSettingsPage(context, m_stack);
    m_shortcuts = new ShortcutSettings(book, m_stack);
    for (SettingsPage *page : std::initializer_list<SettingsPage *>{
             new GeneralSettings(pages, context, m_stack), new JobSettings(m_stack), m_network,
             new VaultSettings(context, m_stack), new NoticeSettings(context, m_stack),
             new LogSettings(context, m_stack), new SandboxSettings(context, m_stack), m_shortcuts})
        addPage(page);
    m_list->setFixedWidth(std::max(kSettingsListWidth, m_list->wholeWidth()));
    connect(m_list, &NavigationList::pageChosen, this, &SettingsDialog::showPage);
    showPage(u"general"_s);
    m_list->setFocus();
    showState();
    load();
}

SettingsDialog::~SettingsDialog() = default;

void SettingsDialog::layOut()
{
    m_list->setObjectName(u"settingsList"_s);
    m_list->setAccessibleName(tr("Pages of settings"));
    auto *defaults = new QPushButton(tr("Restore Defaults"), this);
    auto *cancel = new QPushButton(tr("Cancel"), this);
    defaults->setObjectName(u"restoreDefaultsButton"_s);
    defaults->setProperty("role", u"link"_s);
    defaults->setToolTip(tr("Of this page; they hold once they are applied"));
    cancel->setObjectName(u"cancelButton"_s);
    m_apply->setObjectName(u"applyButton"_s);
    m_ok->setObjectName(u"okButton"_s);
    m_ok->setProperty("role", u"primary"_s);
    for (QPushButton *button : {defaults, cancel, m_apply})
        button->setAutoDefault(false);
    m_ok->setDefault(true);
    auto *columns = new QHBoxLayout;
    columns->setSpacing(0);
    columns->addWidget(m_list);
    columns->addWidget(m_stack, 1);
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(24, 12, 24, 12);
    foot->setSpacing(8);
    foot->addWidget(defaults);
    foot->addStretch(1);
    foot->addWidget(cancel);
    foot->addWidget(m_apply);
    foot->addWidget(m_ok);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(columns, 1);
    layout->addWidget(m_bar);
    layout->addWidget(new Line(this));
    layout->addLayout(foot);
    setMinimumSize(kSettingsSize.width(), 460);
    resize(kSettingsSize);
    connect(defaults, &QPushButton::clicked, this, [this] { currentPage()->restoreDefaults(); });
    connect(cancel, &QPushButton::clicked, this, &SettingsDialog::reject);
    connect(m_apply, &QPushButton::clicked, this, [this] { apply(false); });
    connect(m_ok, &QPushButton::clicked, this, [this] { apply(true); });
}

void SettingsDialog::addPage(SettingsPage *page)
{
    m_pages.append(page);
    m_stack->addWidget(page);
    m_list->addPage(page->key(), page->icon(), page->title());
    connect(page, &SettingsPage::edited, this, &SettingsDialog::showState);
}

SettingsPage *SettingsDialog::currentPage() const
{
    return static_cast<SettingsPage *>(m_stack->currentWidget());
}

void SettingsDialog::showPage(const QString &key)
{
    for (SettingsPage *page : std::as_const(m_pages)) {
        if (page->key() != key)
            continue;
        m_list->setCurrentPage(key);
        m_stack->setCurrentWidget(page);
    }
}

void SettingsDialog::load()
{
    inBackground(
        this,
        [&application = m_context.application] {
            Loaded loaded;
            auto values = application.settings().all();
            if (!values) {
                loaded.error = values.error();
                return loaded;
            }
            loaded.values = *values;
            const auto password = application.vault().get(kProxyPasswordEntry);
            loaded.hasPassword = password && password->has_value();
            return loaded;
        },
        [this](const Loaded &loaded) { take(loaded); });
}

void SettingsDialog::take(const Loaded &loaded)
{
    if (loaded.error) {
        m_bar->showMessage(Tone::Error, errorText(*loaded.error));
        return;
    }
    m_kept = loaded.values;
    m_kept.insert(ConsoleSettings().choices());
    for (SettingsPage *page : std::as_const(m_pages))
        page->showValues(m_kept);
    m_network->setPasswordStored(loaded.hasPassword);
    m_isLoaded = true;
    showState();
}

SettingsValues SettingsDialog::changed() const
{
    SettingsValues values;
    for (const SettingsPage *page : m_pages) {
        const SettingsValues entered = page->entered();
        for (auto it = entered.constBegin(); it != entered.constEnd(); ++it) {
            if (m_kept.value(it.key()) != it.value())
                values.insert(it.key(), it.value());
        }
    }
    return values;
}

bool SettingsDialog::isChanged() const
{
    return std::ranges::any_of(m_pages, &SettingsPage::hasMore) || !changed().isEmpty();
}

void SettingsDialog::reject()
{
    if (m_isLoaded && isChanged())
        askToDiscard(m_context.prompt, this, tr("What was changed here was not applied."));
    else
        QDialog::reject();
}

void SettingsDialog::showState()
{
    const bool isReady = m_isLoaded && !m_isBusy;
    m_stack->setEnabled(isReady);
    m_ok->setEnabled(isReady);
    m_apply->setEnabled(isReady && isChanged());
}

void SettingsDialog::apply(bool closes)
{
    if (m_isBusy)
        return;
    const SettingsValues values = changed();
    const qint64 before = m_kept.value(kKeepRunFilesDays).toLongLong();
    const qint64 after = values.value(kKeepRunFilesDays).toLongLong();
    const bool letsGo
        = values.contains(kKeepRunFilesDays) && after > 0 && (before == 0 || after < before);
    if (letsGo)
        askAboutFiles(values, closes);
    else
        save(values, closes);
}

// Files that are older than that go soon after.
void SettingsDialog::askAboutFiles(const SettingsValues &values, bool closes)
{
    const qint64 days = values.value(kKeepRunFilesDays).toLongLong();
    m_context.prompt.confirm(this,
        {.title
            = tr("Keep Files for %1 Days?", nullptr, Format::plural(days)).arg(Format::count(days)),
            .text = tr("Files of complete runs that are older are deleted within the hour. Those "
                       "runs cannot be undone, checked or exported then."),
            .action = tr("Apply"),
            .isDestructive = true},
        [dialog = QPointer(this), values, closes](bool isYes) {
            if (dialog && isYes)
                dialog->save(values, closes);
        });
}

void SettingsDialog::save(const SettingsValues &values, bool closes)
{
    const std::optional<Secret> password = m_network->password(); // while it can be entered
    m_isBusy = true;
    m_bar->dismiss();
    showState();
    SettingsValues ofPrograms;
    for (auto it = values.constBegin(); it != values.constEnd(); ++it) {
        if (AppSettings::find(it.key()))
            ofPrograms.insert(it.key(), it.value());
    }
    using Problem = std::optional<SettingsProblem>;
    const auto takeProblem = [this, values, closes](const Problem &problem) {
        m_isBusy = false;
        m_stack->setEnabled(true); // what is asked of its fields holds
        if (problem)
            showProblem(problem->name, problem->error);
        else
            takeSaved(values, closes);
        showState();
    };
    withOpenVault(m_context, this, {.isKeeping = password.has_value()},
        [this, ofPrograms, password, takeProblem](const Result<void> &isOpen) {
            if (!isOpen) {
                takeProblem(SettingsProblem{.name = {}, .error = isOpen.error()});
                return;
            }
            inBackground(
                this,
                [&application = m_context.application, ofPrograms, password] {
                    return keepAppSettings(application, ofPrograms, password);
                },
                takeProblem);
        });
}

void SettingsDialog::showProblem(const QString &name, const Error &error)
{
    m_stack->setEnabled(true);
    for (const SettingsPage *page : std::as_const(m_pages)) {
        QWidget *field = name.isEmpty() ? nullptr : page->fieldOf(name);
        if (!field)
            continue;
        showPage(page->key());
        field->setFocus();
    }
    m_bar->showMessage(Tone::Error, errorText(error));
}

void SettingsDialog::takeSaved(const SettingsValues &values, bool closes)
{
    ConsoleSettings settings;
    settings.setChoices(values);
    if (m_network->password())
        m_network->setPasswordStored(true);
    if (m_shortcuts->hasMore()) {
        settings.setShortcuts(m_shortcuts->changes());
        m_book.apply(m_shortcuts->changes());
    }
    if (values.contains(kChoiceTheme))
        Theme::instance().setMode(static_cast<Theme::Mode>(settings.themeMode()));
    if (values.contains(kChoiceSystemFont))
        Theme::instance().setUseSystemFont(values.value(kChoiceSystemFont) == "1"_L1);
    m_kept.insert(values);
    emit applied();
    const QStringList names = values.keys();
    if (closes)
        accept();
    else if (std::ranges::any_of(names, holdsLater))
        m_bar->showMessage(
            Tone::Success, tr("Saved. Some of it holds from the next start of Sluice."));
    else
        m_bar->showMessage(Tone::Success, tr("Saved."));
}

} // namespace sluice
