// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mapping/mappingtests.h"

#include <QJsonDocument>
#include <QTest>

using namespace sluice;

ProcessorChain chainOf(const QByteArray &json)
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    if (!document.isArray()) {
        QTest::qFail("the test's JSON is wrong", __FILE__, __LINE__);
        return {};
    }
    auto chain = ProcessorChain::fromJson(document.array());
    if (!chain) {
        QTest::qFail(qPrintable(chain.error().text()), __FILE__, __LINE__);
        return {};
    }
    return std::move(*chain);
}
