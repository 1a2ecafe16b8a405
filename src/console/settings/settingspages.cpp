// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/settings/settingspages.h"

#include "app/application.h"
#include "app/settings/appsettings.h"
#include "console/alerts/alertsdialog.h"
#include "console/main/consolesettings.h"
#include "console/main/language.h"
#include "console/main/prompt.h"
#include "console/runs/retentiondialog.h"
#include "console/theme/icons.h"
#include "console/widgets/badges.h"
#include "console/widgets/card.h"
#include "console/widgets/typedlabel.h"
#include "core/auth/vault.h"
#include "core/log/logfile.h"

#include <QBoxLayout>
#include <QDesktopServices>
#include <QGridLayout>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QUrl>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

QPushButton *makeSettingsButton(
    const char *name, const QString &text, const QString &icon, QWidget *parent)
{
    auto *button = new QPushButton(text, parent);
    button->setObjectName(QLatin1StringView(name));
    button->setAutoDefault(false);
    if (!icon.isEmpty())
        setButtonIcon(button, icon);
    return button;
}

void addButtonRow(Card *card, const QList<QPushButton *> &buttons)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    for (QPushButton *button : buttons)
        row->addWidget(button);
    row->addStretch(1);
    card->body()->addLayout(row);
}

} // namespace

GeneralSettings::GeneralSettings(
    const QList<std::pair<QString, QString>> &pages, const ConsoleContext &context, QWidget *parent)
    : SettingsPage(u"general"_s, tr("General"), u"settings"_s, parent)
{
    Card *look = addCard(tr("Look"));
    QGridLayout *fields = addFields(look);
    QList<std::pair<QString, QString>> languages;
    for (const ConsoleLanguage &language : consoleLanguages())
        languages.append({language.code, language.name});
    addChoice(fields, kChoiceLanguage, tr("Language"), languages);
    addChoice(fields, kChoiceTheme, tr("Theme"),
        {{u"0"_s, tr("As the desktop has it")}, {u"1"_s, tr("Light")}, {u"2"_s, tr("Dark")}});
    addCheck(look, kChoiceSystemFont, tr("Use the system font"));
    addNote(look, tr("Another language holds from the next start of Sluice."));
    Card *start = addCard(tr("Start and Files"));
    fields = addFields(start);
    QList<std::pair<QString, QString>> places{{u"last"_s, tr("Where I was")}};
    places.append(pages);
    addChoice(fields, kChoiceStartPage, tr("Start page"), places);
    auto *choose = makeSettingsButton("resultsFolderButton", tr("Choose…"), u"folder"_s, this);
    QLineEdit *folder = addText(fields, kChoiceResultsFolder, tr("Folder for results"), choose);
    folder->setPlaceholderText(tr("The one that was used the last time"));
    addNote(start, tr("Dialogs that open or save a file begin there."));
    content()->addStretch(1);
    connect(choose, &QPushButton::clicked, this, [this, &prompt = context.prompt, folder] {
        prompt.openFolder(
            this, tr("Folder for Results"), [field = QPointer(folder)](const QString &path) {
                if (field && !path.isEmpty())
                    field->setText(path);
            });
    });
}

JobSettings::JobSettings(QWidget *parent)
    : SettingsPage(u"jobs"_s, tr("Jobs"), u"page-runs"_s, parent)
{
    Card *retry = addCard(tr("When Something Fails"));
    QGridLayout *fields = addFields(retry);
    addNumber(fields, kRetryAttempts, tr("Tries of a step"), {});
    addNumber(fields, kRetryLongestSeconds, tr("Longest wait between two tries"), tr("s"));
    addNumber(fields, kUnreachableMinutes, tr("A service may be unreachable for"), tr("min"));
    addNote(retry,
        tr("After that the run ends and can be resumed. A request that changes records is never "
           "sent again before Sluice has looked what became of it."));
    Card *processing = addCard(tr("Processing"));
    fields = addFields(processing);
    addNumber(fields, kCommandSilenceSeconds, tr("A command may do nothing for"), tr("s"));
    addNumber(fields, kScriptRecordMs, tr("A script may take for one record"), tr("ms"));
    addNote(processing, tr("These hold from the next start of Sluice, for all its programs."));
    content()->addStretch(1);
}

VaultSettings::VaultSettings(const ConsoleContext &context, QWidget *parent)
    : SettingsPage(u"vault"_s, tr("Vault and Privacy"), u"lock"_s, parent)
{
    addVault(context);
    Card *privacy = addCard(tr("Privacy"));
    addCheck(privacy, kLogRecordValues, tr("Write record values into the log at level Debug"));
    addNote(privacy,
        tr("Logs then hold personal data of the records that runs settle. Diagnostics leave them "
           "out, and secrets are masked as ever."));
    addKeep(context);
    content()->addStretch(1);
    look(context, false);
}

void VaultSettings::addVault(const ConsoleContext &context)
{
    Card *card = addCard(tr("Vault"));
    auto *state = new QHBoxLayout;
    state->setSpacing(8);
    m_state = new BadgeLabel(card);
    auto *again = makeSettingsButton("vaultLookButton", tr("Look for the Key Again"), {}, this);
    auto *open = makeSettingsButton("vaultFolderButton", tr("Open Folder"), u"folder"_s, this);
    state->addWidget(m_state);
    state->addStretch(1);
    state->addWidget(again);
    state->addWidget(open);
    card->body()->addLayout(state);
    addNote(card,
        tr("One file, vault, in the data folder holds every sign-in, encrypted. Its key "
           "is kept apart from it."));
    m_where = new TypedLabel({}, TypeRole::Body, Role::Text, card);
    m_where->setObjectName(u"vaultWhere"_s);
    m_where->setWordWrap(true);
    card->body()->addWidget(m_where);
    connect(again, &QPushButton::clicked, this, [this, context] { look(context, true); });
    connect(open, &QPushButton::clicked, this, [&application = context.application] {
        QDesktopServices::openUrl(QUrl::fromLocalFile(application.dataDirectory()));
    });
}

void VaultSettings::look(const ConsoleContext &context, bool isUnlocking)
{
    struct Seen
    {
        VaultState state = VaultState::SessionOnly;
        QString text;
    };
    inBackground(
        this,
        [&vault = context.application.vault(), isUnlocking] {
            if (isUnlocking) [[maybe_unused]]
                const auto tried = vault.unlock(); // its state says what it is
            return Seen{vault.state(), vault.stateText()};
        },
        [this](const Seen &seen) {
            const bool isReady = seen.state == VaultState::Ready;
            m_state->setBadge({.text = isReady         ? tr("Ready")
                    : seen.state == VaultState::Locked ? tr("Locked")
                                                       : tr("For this session only"),
                .icon = isReady ? u"state-completed"_s : u"state-attention"_s,
                .tone = isReady ? Tone::Success : Tone::Warning});
            m_where->setText(seen.text);
        });
}

void VaultSettings::addKeep(const ConsoleContext &context)
{
    Card *card = addCard(tr("Keep"));
    QGridLayout *fields = addFields(card);
    addNumber(fields, kKeepRunFilesDays, tr("Delete the files of complete runs after"), tr("days"));
    addNote(card,
        tr("0 keeps them for good. A complete run can be undone, checked and exported as "
           "long as they are kept."));
    auto *files = makeSettingsButton("oldFilesButton", tr("Old Files…"), u"page-file"_s, this);
    addButtonRow(card, {files});
    connect(files, &QPushButton::clicked, this, [this, context] {
        auto *dialog = new RetentionDialog(context, window());
        dialog->open();
    });
}

NoticeSettings::NoticeSettings(const ConsoleContext &context, QWidget *parent)
    : SettingsPage(u"notices"_s, tr("Notices"), u"state-attention"_s, parent)
{
    Card *card = addCard(tr("On This Desktop"));
    addChoice(addFields(card), kChoiceNotices, tr("Show notices"),
        {{u"always"_s, tr("Always")}, {u"background"_s, tr("While another window is in front")},
            {u"never"_s, tr("Never")}});
    addCheck(card, kChoiceNoticeCompleted, tr("A run is completed"));
    addCheck(card, kChoiceNoticeRejections, tr("A run is completed with rejections"));
    addCheck(card, kChoiceNoticeFailed, tr("A run failed"));
    addCheck(card, kChoiceNoticeAttention, tr("A run, a sign-in or a schedule needs attention"));
    addCheck(card, kChoiceNoticeSound, tr("With a sound"));
    addNote(card,
        tr("A run that completed within a minute is told of while another window is in front. "
           "Alerts are shown too. Notices never ask for anything."));
    Card *others = addCard(tr("Elsewhere"));
    addNote(others,
        tr("Alerts tell people by e-mail and programs by web hooks, whether a window is "
           "open or not."));
    auto *alerts = makeSettingsButton("alertsButton", tr("Alerts…"), u"state-attention"_s, this);
    addButtonRow(others, {alerts});
    content()->addStretch(1);
    connect(alerts, &QPushButton::clicked, this, [this, context] {
        auto *dialog = new AlertsDialog(context, window());
        dialog->open();
    });
}

LogSettings::LogSettings(const ConsoleContext &context, QWidget *parent)
    : SettingsPage(u"log"_s, tr("Log"), u"page-log"_s, parent)
{
    Card *card = addCard(tr("What Is Kept"));
    QGridLayout *fields = addFields(card);
    addChoice(fields, kLogLevel, tr("Level"),
        {{u"debug"_s, tr("Debug and above")}, {u"info"_s, tr("Info and above")},
            {u"warning"_s, tr("Warning and above")}, {u"error"_s, tr("Errors")}});
    addNumber(fields, kLogTotalMegabytes, tr("All files together"), tr("MB"));
    addNumber(fields, kLogFileMegabytes, tr("One file"), tr("MB"));
    addNumber(fields, kLogFiles, tr("Files at most"), {});
    addNote(card,
        tr("The oldest files go first, and a line says so. Secrets are masked before a "
           "line is kept."));
    auto *open = makeSettingsButton("logFolderButton", tr("Open Folder"), u"folder"_s, this);
    addButtonRow(card, {open});
    content()->addStretch(1);
    connect(open, &QPushButton::clicked, this, [&application = context.application] {
        QDesktopServices::openUrl(
            QUrl::fromLocalFile(LogFile::folderIn(application.dataDirectory())));
    });
}

} // namespace sluice
