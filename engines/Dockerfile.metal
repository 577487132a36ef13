# As Dockerfile.optimized, with the Vulkan loader and Mesa's drivers: what a device of /dev/dri needs. No Metal is inside.
#   scripts/nautilus images builds all; one alone, behind scripts/nautilus build
#   with Docker running, which also lists what the program is made of:
#   docker build -f engines/Dockerfile.metal --build-arg ENGINE=analytics -t nautilus/analytics:0.1.0 .
FROM eclipse-temurin:25-jre AS base
RUN --mount=type=bind,source=engines/image,target=/mnt sh /mnt/nautilus-packages libvulkan1 mesa-vulkan-drivers

# The files of each layer, with the same dates whoever built them.
FROM base AS files
ARG ENGINE
COPY --chmod=755 engines/image/ /usr/local/bin/
COPY --chmod=755 engines/image/nautilus-probe engines/image/nautilus-run /layers/app/usr/local/bin/
COPY engines/${ENGINE}/target/quarkus-app/lib/ /layers/lib/opt/nautilus/lib/
# It holds names of jars alone; and builders write quarkus/ and quarkus-run.jar of one layer in one order or in the other.
COPY engines/${ENGINE}/target/quarkus-app/quarkus-run.jar /layers/lib/opt/nautilus/
COPY engines/${ENGINE}/target/quarkus-app/app/ /layers/app/opt/nautilus/app/
COPY engines/${ENGINE}/target/quarkus-app/quarkus/ /layers/app/opt/nautilus/quarkus/
COPY engines/${ENGINE}/target/bom.json /layers/app/opt/nautilus/
RUN mkdir -p -m 1777 /layers/app/run/nautilus /layers/app/data /layers/app/notes && uname -m > /layers/app/opt/nautilus/arch \
    && nautilus-layers /layers

FROM base AS program
ARG ENGINE
ENV NAUTILUS_ENGINE=${ENGINE} NAUTILUS_INSTANCE=${ENGINE} NAUTILUS_IMAGE=metal \
    QUARKUS_HTTP_HOST=0.0.0.0 MALLOC_ARENA_MAX=2
COPY --from=files /layers/lib/ /
COPY --from=files /layers/app/ /

FROM program AS trained
ARG COLLECTORS=serial
COPY --chmod=755 engines/image/ /usr/local/bin/
RUN --mount=type=bind,source=launcher/target,target=/opt/broker nautilus-train ${COLLECTORS}

FROM program
ARG ENGINE
ARG VERSION=0.1.0
LABEL org.opencontainers.image.title="nautilus ${ENGINE}" \
      org.opencontainers.image.description="The engine ${ENGINE} of Nautilus, variant metal" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.base.name="eclipse-temurin:25-jre"
COPY --from=trained /opt/nautilus/cache/ /opt/nautilus/cache/
USER 1000:1000
WORKDIR /data
ENTRYPOINT ["nautilus-run"]
