// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/welcome/movingdialog.h"

#include "console/theme/icons.h"
#include "console/widgets/badges.h"
#include "console/widgets/card.h"
#include "console/widgets/typedlabel.h"

#include <QBoxLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QTabBar>
#include <QTabWidget>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr QSize kMovingSize{720, 540};
constexpr int kMovingNumberWidth = 20;

} // namespace

MovingDialog::MovingDialog(QWidget *parent)
    : QDialog(parent)
    , m_tabs(new QTabWidget(this))
{
    setObjectName(u"movingDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Moving from CodeLib or the Plugin"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 16);
    layout->setSpacing(12);
    auto *head = new QHBoxLayout;
    head->setSpacing(12);
    head->addWidget(new IconLabel(u"import"_s, Role::Accent, 24, this));
    head->addWidget(new TypedLabel(tr("Moving from CodeLib or the Plugin"), TypeRole::DialogHeading,
                        Role::Text, this),
        1);
    layout->addLayout(head);
    auto *sentence = new TypedLabel(
        tr("Two programs that write the same records overwrite each other. Switch the old one off "
           "first; nothing of it needs to be removed."),
        TypeRole::Body, Role::Muted, this);
    sentence->setWordWrap(true);
    layout->addWidget(sentence);
    m_tabs->tabBar()->setExpanding(false);
    m_tabs->setAccessibleName(tr("What you move from"));
    m_tabs->setDocumentMode(true);
    addCrm();
    addAnalytics();
    addKlaviyo();
    layout->addWidget(m_tabs, 1);
    addButtons();
    resize(kMovingSize);
}

void MovingDialog::addTab(const QString &name, const QString &title, const QList<Part> &parts)
{
    auto *content = new QWidget(m_tabs);
    content->setObjectName(u"movingContent"_s);
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(4, 12, 8, 0);
    layout->setSpacing(6);
    for (const Part &part : parts) {
        layout->addWidget(new TypedLabel(part.title, TypeRole::CardTitle, Role::Text, content));
        int number = 0;
        for (const QString &line : part.lines) {
            auto *row = new QHBoxLayout;
            row->setSpacing(8);
            auto *mark = new TypedLabel(part.isNumbered ? QString::number(++number) : u"•"_s,
                TypeRole::BodyStrong, part.isNumbered ? Role::Info : Role::Muted, content);
            mark->setFixedWidth(kMovingNumberWidth);
            mark->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
            auto *text = new TypedLabel(line, TypeRole::Body, Role::Text, content);
            text->setTextFormat(Qt::PlainText);
            text->setWordWrap(true);
            text->setTextInteractionFlags(Qt::TextSelectableByMouse);
            row->addWidget(mark, 0, Qt::AlignTop);
            row->addWidget(text, 1);
            layout->addLayout(row);
        }
        layout->addSpacing(8);
    }
    layout->addStretch(1);
    auto *scroll = new QScrollArea(m_tabs);
    scroll->setObjectName(name);
    scroll->setAccessibleName(title);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(content);
    scroll->setStyleSheet(u"QScrollArea, #movingContent { background: transparent; }"_s);
    m_tabs->addTab(scroll, title);
}

// What each of them runs by: zoho-crm-bulk E1 and E2.
void MovingDialog::addCrm()
{
    addTab(u"movingCrmTab"_s, tr("CRM CodeLib"),
        {{tr("Switch off first, in the Catalyst console"),
             {tr("The cron that runs the function BulkJobSchedule, under Cloud Scale, Cron. Each "
                 "start of it reads a whole module and writes it back."),
                 tr("Wait until nothing is under way: every row of ReadQueue has "
                    "IS_PROCESS_COMPLETED, every row of WriteQueue has IS_UPLOADED."),
                 tr("The event rule ZohoCRMDataProcessor, which runs the function "
                    "BulkDataProcessor when BulkRead, ReadQueue or WriteQueue change."),
                 tr("The function zohocrm_bulk_callback is called by nothing then. The folder "
                    "CSVFILES keeps the records that were read: delete its files.")},
             true},
            {tr("What Import Configuration takes over"),
                {tr("The sign-in of the functions: catalyst-config.json of BulkDataProcessor with "
                    "CLIENT_ID, CLIENT_SECRET and REFRESH_TOKEN."),
                    tr("The cron with MODULE and FIELDS_TO_BE_PROCESSED, as a job with a schedule. "
                       "The schedule is off until you switch it on.")},
                false},
            {tr("What is different"),
                {tr("Your processRecords class is a program, no configuration: the job runs it as "
                    "a command, or does the same with rules or a script."),
                    tr("Only records that changed are written, and what the CRM rejects is told "
                       "record by record.")},
                false}});
}

// datastore-analytics C.1, C.3 to C.7a.
void MovingDialog::addAnalytics()
{
    addTab(u"movingAnalyticsTab"_s, tr("Analytics CodeLib"),
        {{tr("Switch off first, in the Catalyst console"),
             {tr("The event rule ZohoAnalyticsDatastoreSyncRecord, which runs the function "
                 "zoho_analytics_datastore_sync_record_handler for each changed row."),
                 tr("Whatever calls /import and /row of the function "
                    "zoho_analytics_datastore_sync_routes_handler: a cron, or programs of yours. "
                    "The control API of Sluice answers the same calls."),
                 tr("Wait until no import is under way: the cache segment "
                    "ZohoAnalyticsDatastoreSync has no key that begins with Analytics_."),
                 tr("The application alert Failed_to_update_analytics, if you made it: Sluice has "
                    "an alert of this name.")},
             true},
            {tr("What Import Configuration takes over"),
                {tr("catalyst-config.json of both functions: the sign-in, ORG_ID, WORKSPACE_ID, "
                    "and a job for each variable that ends in _VIEW_ID."),
                    tr("The Catalyst project is in none of them: enter its ID in the connection, "
                       "or "
                       "add CATALYST_PROJECT_ID before you import.")},
                false},
            {tr("What is different"),
                {tr("The CodeLib only appends: a view that it filled more than once holds rows "
                    "twice. Begin with a full copy that replaces the view's rows."),
                    tr("After that each row stands once, whatever is repeated, and rows that were "
                       "deleted go.")},
                false}});
}

// commercetools-klaviyo A.1, A.2, A.7.
void MovingDialog::addKlaviyo()
{
    addTab(u"movingKlaviyoTab"_s, tr("Klaviyo Plugin"),
        {{tr("Switch off first"),
             {tr("Stop the imports that run: POST /sync/customers/stop, and the same for orders, "
                 "categories and products."),
                 tr("Stop the container or process of the Bulk Data Import module, the one with "
                    "APP_TYPE=BULK_IMPORT. It listens on PUB_SUB_PORT or BULK_IMPORT_PORT, 6779 if "
                    "neither is set; the control API of Sluice takes the same port and answers the "
                    "same paths."),
                 tr("Look for locks of an import that was killed: custom objects in the container "
                    "klaviyo-ct-plugin-lock. Manage Locks… on the page Klaviyo shows and releases "
                    "them.")},
             true},
            {tr("What may stay"),
                {tr("The plugin’s sending of live events from the message queue. Sluice "
                    "imports in bulk and does not replace it; both may use one Klaviyo account.")},
                false},
            {tr("What Import Configuration takes over"),
                {tr("The variables from CT_API_URL to KLAVIYO_AUTH_KEY, as lines or as JSON, and "
                    "the JSON configuration with the mapping."),
                    tr("The client and the private key go into the vault.")},
                false},
            {tr("What is different"),
                {tr("Categories and products can be imported in part too, and only what has "
                    "changed "
                    "since the last import is sent.")},
                false}});
}

void MovingDialog::addButtons()
{
    auto *box = qobject_cast<QVBoxLayout *>(layout());
    box->addWidget(new Line(this));
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    auto *close = new QPushButton(tr("Close"), this);
    close->setObjectName(u"cancelButton"_s);
    close->setAutoDefault(false);
    auto *import = new QPushButton(tr("Import Configuration…"), this);
    import->setObjectName(u"movingImportButton"_s);
    import->setProperty("role", u"primary"_s);
    setButtonIcon(import, u"import"_s);
    import->setDefault(true);
    row->addStretch(1);
    row->addWidget(close);
    row->addWidget(import);
    box->addLayout(row);
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    connect(import, &QPushButton::clicked, this, [this] {
        emit importWanted();
        accept();
    });
}

} // namespace sluice
