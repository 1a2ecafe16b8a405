// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/settings/settingspages.h"

#include "app/application.h"
#include "app/settings/appsettings.h"
#include "console/alerts/alertsdialog.h"
#include "console/main/consolesettings.h"
#include "console/main/language.h"
#include "console/main/prompt.h"
#include "console/theme/icons.h"
#include "console/widgets/card.h"
#include "console/widgets/typedlabel.h"
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
    Card *queue = addCard(tr("Side by Side"));
    QGridLayout *fields = addFields(queue);
    addNumber(fields, kRunsAtOnce, tr("Runs at once"), {});
    addNote(queue,
        tr("Others are queued and begin in their order. A run that is paused gives its place away. "
           "Each program counts its own runs."));
    Card *retry = addCard(tr("When Something Fails"));
    fields = addFields(retry);
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
    Card *end = addCard(tr("At the End"));
    addCheck(end, kChoiceVerifyAtEnd, tr("Verify when a run has ended"));
    addNote(end,
        tr("A completed run that wrote something is verified at once where it is open on the page "
           "Runs, as with the button Verify. It only reads; it takes requests and API credits."));
    content()->addStretch(1);
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
