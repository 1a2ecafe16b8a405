// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/jobs/jobform.h"
#include "console/klaviyo/shopfacts.h"
#include "syncs/commerceklaviyo/mapping/mappingsettings.h"

#include <QJsonValue>

#include <memory>

namespace sluice {

namespace Ui {
class KlaviyoJobForm;
}

// The fields of one job from commercetools to Klaviyo: Source, Language and Prices, How It Runs,
// Target, Lists and Consent, Delete All. Parts that mean nothing for the chosen resource are
// hidden. It shows what of the mapping is asked for most; the rest is edited in the mapping's
// dialog, which the page opens. GUI thread; owned by the page.
class KlaviyoJobForm final : public JobForm
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(KlaviyoJobForm)

public:
    explicit KlaviyoJobForm(QWidget *parent = nullptr);
    ~KlaviyoJobForm() override;

    void setJob(const Job &job) override;
    Job job() const override;
    bool isChanged() const override;
    void setSaved(const Job &job) override { m_saved = job; }
    void setConnections(const QList<Connection> &connections) override;
    void setReadOnly(bool isReadOnly) override;

    QString resource() const;
    void setIds(const QStringList &ids);
    // The mapping as it is edited; an Error: what is saved cannot be read.
    Result<commercemap::MappingSettings> mapping() const;
    void setMapping(const commercemap::MappingSettings &settings);
    void setLists(const QList<std::pair<QString, QString>> &lists); // names and ids
    void setShop(const std::optional<ShopFacts> &shop);
    void setDeletable(bool isDeletable, const QString &why); // the button of Delete All

signals:
    void mappingWanted();
    void previewWanted();
    void locksWanted();
    void deleteAllWanted();
    void idsFileWanted();

private:
    void dress();
    void dressChoices();
    void connectFields();
    void connectMapping();
    void noteChange();
    void showConnections();
    void showModes();
    void showParts(); // for the chosen resource and mode
    static QString pluginOffer(const QString &what);
    void showWords();
    void showMapping();
    void showUrlProblem();
    void showVariables();
    void putMode(QJsonObject &parameters) const;
    commercemap::MappingSettings edited(commercemap::MappingSettings settings) const;

    std::unique_ptr<Ui::KlaviyoJobForm> m_ui;
    Job m_saved;
    QJsonValue m_mapping; // as the job has it, or as the dialog made it
    QList<Connection> m_connections;
    QStringList m_ids;
    bool m_isFilling = false;
    bool m_isReadOnly = false;
};

} // namespace sluice
