// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "probe/prober.h"

#include "probe/curlapi.h"
#include "probe/curlproberun.h"

#include <algorithm>
#include <vector>

namespace lineside {

namespace {

constexpr int mostPerEngine = 8; // beyond that the transfers of one thread make each other late
constexpr size_t mostEngines = 8;

class CurlProber : public Prober
{
public:
    CurlProber(SecretStore &secrets, ConnectionUse use)
        : m_secrets(secrets)
        , m_use(use)
    {
    }

    std::unique_ptr<Prober> keepingConnections() override { return std::make_unique<CurlProber>(m_secrets, ConnectionUse::Kept); }

    std::unique_ptr<ProbeRun> start(const HttpRequest &request, const ProbeTarget &target) override
    {
        return std::make_unique<CurlProbeRun>(CurlApi::find() ? engine() : nullptr, m_secrets, request, target);
    }

private:
    std::shared_ptr<CurlEngine> engine()
    {
        const auto byLoad
            = [](const std::shared_ptr<CurlEngine> &a, const std::shared_ptr<CurlEngine> &b) { return a->load() < b->load(); };
        const auto idlest = std::ranges::min_element(m_engines, byLoad);
        if (idlest != m_engines.end() && ((*idlest)->load() < mostPerEngine || m_engines.size() >= mostEngines))
            return *idlest;
        m_engines.push_back(std::make_shared<CurlEngine>(m_use));
        return m_engines.back();
    }

    SecretStore &m_secrets;
    const ConnectionUse m_use;
    std::vector<std::shared_ptr<CurlEngine>> m_engines;
};

} // namespace

std::unique_ptr<Prober> makeProber(SecretStore &secrets)
{
    return std::make_unique<CurlProber>(secrets, ConnectionUse::Once);
}

} // namespace lineside
